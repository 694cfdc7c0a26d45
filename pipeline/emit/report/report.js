"use strict";
(() => {
  const root = document.documentElement;
  const form = document.querySelector(".filter");
  const shown = document.getElementById("shown");
  const radios = [...document.querySelectorAll("input[name=lang]")];
  // By name, for `elements.item` is a method.
  const control = (name) => form.elements.namedItem(name);
  const unfold = document.getElementById("unfold");
  root.classList.add("script");

  // Lines that only surround the evidence would be found as well.
  const wordsOf = (row) => [...row.querySelectorAll(".num, .at, .m, .rel, .waiver, .foot")]
    .map((part) => part.textContent).join(" ").toLowerCase();

  const groups = [...document.querySelectorAll("tbody.g")].map((body) => ({
    body,
    severity: body.closest("section").dataset.severity,
    family: body.dataset.family,
    rule: body.querySelector(".h code").textContent,
    open: false,
    words: body.querySelector(".h").textContent.toLowerCase(),
    fold: body.querySelector(".more"),
    rows: [...body.querySelectorAll(".p")].map((row) => ({
      row, item: row.dataset.item, state: row.dataset.state, words: wordsOf(row),
    })),
  }));
  const sections = [...document.querySelectorAll("section.severity")];

  function speak() {
    const lang = radios.find((radio) => radio.checked).value;
    root.dataset.lang = lang;
    root.lang = lang === "en" ? "en" : "zh-CN";
    for (const option of document.querySelectorAll("option[data-en]")) {
      option.textContent = option.dataset[lang];
    }
  }

  function fold(group, folded) {
    if (!group.fold) return;
    group.body.classList.toggle("folded", folded);
    group.fold.setAttribute("aria-expanded", String(!folded));
  }

  function says(group, each, word) {
    if (word.startsWith("rule:")) return group.rule === word.slice(5);
    return each.words.includes(word) || group.words.includes(word);
  }

  function filter() {
    const severities = new Set(
      [...control("severity")].filter((box) => box.checked).map((box) => box.value));
    const [family, item, state] = ["family", "item", "state"].map((name) => control(name).value);
    const words = control("words").value.trim().toLowerCase().split(/\s+/);
    // A search that ends among the folded places must show what it found.
    const narrow = Boolean(item || state || words[0]);
    const all = unfold.getAttribute("aria-pressed") === "true";
    let total = 0;
    for (const group of groups) {
      const wanted = severities.has(group.severity)
        && (!family || group.family === family);
      let here = 0;
      for (const each of group.rows) {
        const hit = wanted
          && (!item || each.item === item)
          && (!state || each.state === state)
          && words.every((word) => says(group, each, word));
        each.row.hidden = !hit;
        here += hit;
      }
      group.body.hidden = !here;
      fold(group, !(narrow || all || group.open));
      total += here;
    }
    for (const section of sections) {
      section.hidden = !section.querySelector("tbody.g:not([hidden])");
    }
    shown.textContent = total;
  }

  function choose(wish) {
    const wanted = new URLSearchParams(wish);
    for (const box of control("severity")) {
      box.checked = !wanted.has("severity") || wanted.get("severity") === box.value;
    }
    for (const name of ["family", "item", "state", "words"]) {
      control(name).value = wanted.get(name) || "";
    }
    filter();
  }

  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const details = target.closest("details");
    if (details) details.open = true;
    const group = groups.find((each) => each.body.contains(target));
    if (group) {
      group.open = true;
      if (target.hidden || group.body.hidden) choose("");
      else filter();
    }
    target.scrollIntoView();
    // who has tabbed on meanwhile is not called back
    if (target.hasAttribute("tabindex") && !target.contains(document.activeElement)) {
      target.focus({ preventScroll: true });
    }
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  control("clear").addEventListener("click", () => choose(""));
  unfold.addEventListener("click", () => {
    const all = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(all));
    for (const group of groups) group.open = false;
    filter();
  });
  document.addEventListener("click", (event) => {
    const pick = event.target.closest("[data-pick]");
    if (pick) choose(pick.dataset.pick);
    const more = event.target.closest(".more");
    if (more) {
      const group = groups.find((each) => each.fold === more);
      group.open = group.body.classList.contains("folded");
      fold(group, !group.open);
    }
  });
  radios.forEach((radio) => radio.addEventListener("change", speak));
  window.addEventListener("hashchange", reveal);

  speak();
  filter();
  for (const details of document.querySelectorAll("details")) details.open = false;
  if (location.hash) reveal();
})();
