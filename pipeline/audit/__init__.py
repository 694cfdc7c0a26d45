"""Fifth stage: judge the guide; every rule is one file of `rules/`."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from functools import partial
from time import perf_counter
from typing import NamedTuple

from pipeline.model.audits import AuditOptions, AuditRecord
from pipeline.model.errors import UsageError
from pipeline.model.findings import (
    AuditedGuide,
    AuditedSource,
    Counts,
    Edit,
    Finding,
    Findings,
    Fix,
    Message,
    Related,
    Severity,
)
from pipeline.model.guides import Guide
from pipeline.model.ranges import Range
from pipeline.model.sources import fold_text
from pipeline.model.trees import Kind, Tree
from pipeline.processes import can_fork, count_cores, work_in_two

from .baseline import compare_baseline
from .completeness import assess_completeness
from .faults import Fault
from .ranges import Ranges
from .rulebook import Rule, load_rules
from .suggestions import suggest_urls
from .views import View
from .waivers import apply_waivers

# Characters of a guide from which on a second process is sooner done than it is started.
_PAYS = 5_000


class Audit(NamedTuple):
    """The guide with the audit's proposals, the findings, and what the audit ran and assessed."""

    guide: Guide
    findings: Findings
    record: AuditRecord


class RuleFailed(Exception):
    """A rule raised: our own bug, named."""


def audit_guide(
    guide: Guide, tree: Tree, options: AuditOptions | None = None, jobs: int | None = 1
) -> Audit:
    """Return every finding of every chosen rule, sorted by place, then rule.

    `jobs` is the number of processes that may run rules, or None for as many as pay; two at most.
    Raises RuleFailed when a rule breaks.
    """
    options = options or AuditOptions()
    view = View(guide, tree)
    chosen = [
        rule for rule in _choose_rules(options) if rule.on_scans or not tree.source.recognised
    ]
    checked = _check(chosen, view, jobs)
    faults = [
        (rule, fault) for rule, run in zip(chosen, checked, strict=True) for fault in run.faults
    ]
    findings = _stamp(view, _settle(_leave_pages_alone(view, faults)), options)
    # Of a rule that did not run nothing is known: no fault of its is resolved, no waiver unused.
    idle = {rule.id for rule in load_rules()} - {rule.id for rule in chosen}
    resolved: list[Finding] = []
    if options.baseline is not None:
        findings, gone = compare_baseline(findings, options.baseline)
        resolved = [finding for finding in gone if finding.rule not in idle]
    waivers = [entry for entry in options.waivers if entry.rule not in idle]
    findings, issues = apply_waivers(findings, waivers, tree.source, options.today)
    record = AuditRecord(
        rules=tuple(chosen),
        completeness=assess_completeness(guide),
        seconds={rule.id: run.seconds for rule, run in zip(chosen, checked, strict=True)},
        resolved=tuple(resolved),
        waiver_issues=tuple(issues),
    )
    return Audit(suggest_urls(guide, findings), _collect(guide, findings), record)


def _collect(guide: Guide, findings: list[Finding]) -> Findings:
    counts = Counter(str(finding.severity) for finding in findings)
    return Findings(
        guide=AuditedGuide(id=guide.guide.id, title=guide.guide.title),
        source=AuditedSource(file_name=guide.source.file_name, sha256=guide.source.sha256),
        counts=Counts(**{str(severity): counts[severity] for severity in Severity}),
        findings=findings,
    )


def refuse_unknown_rules(options: AuditOptions) -> None:
    """Raise UsageError when the options name a rule that does not exist."""
    known = {rule.id for rule in load_rules()}
    for name in (*options.only, *options.skip, *options.severities):
        if name not in known:
            like = get_close_matches(name, known, 1)
            zh = f"是否指 {like[0]}" if like else "全部规则见 guide rules"
            en = f"did you mean {like[0]}?" if like else "guide rules lists them all"
            raise UsageError(f"没有名为“{name}”的规则；{zh}", f"there is no rule '{name}'; {en}")
    if not _choose_rules(options):
        raise UsageError(
            "--only 与 --skip 之后没有剩下规则；请去掉其一",
            "--only and --skip leave no rule to run; drop one of them",
        )


def _choose_rules(options: AuditOptions) -> list[Rule]:
    return [
        rule
        for rule in load_rules()
        if rule.id not in options.skip and (not options.only or rule.id in options.only)
    ]


class _Check(NamedTuple):
    """What a rule found, and how long it took."""

    faults: list[Fault]
    seconds: float


def _check(rules: list[Rule], view: View, jobs: int | None) -> list[_Check]:
    """Run the rules, in two processes where that pays."""
    pays = jobs > 1 if jobs else count_cores() > 1 and len(view.source.text) >= _PAYS
    run = partial(_run_rule, view)
    return work_in_two(run, rules) if pays and can_fork() else [run(rule) for rule in rules]


def _run_rule(view: View, rule: Rule) -> _Check:
    start = perf_counter()
    try:
        faults = list(rule.check(view))
    except Exception as error:
        raise RuleFailed(f"{rule.id}: {type(error).__name__}: {error}") from error
    return _Check(faults, perf_counter() - start)


_OF_GUIDES = ("text", "phone", "url", "time", "security")


def _leave_pages_alone(view: View, faults: list[tuple[Rule, Fault]]) -> list[tuple[Rule, Fault]]:
    """Drop what is wrong in the furniture of a web page: nobody maintains it with the guide.

    Page numbers are furniture as well, and judged.
    """
    furniture = Ranges(
        Range(leaf.start, leaf.end)
        for leaf in view.tree.root.leaves()
        if leaf.kind is Kind.FURNITURE
    )
    return [
        (rule, fault)
        for rule, fault in faults
        if rule.family not in _OF_GUIDES or not furniture.overlap(fault.range)
    ]


def _settle(faults: list[tuple[Rule, Fault]]) -> list[tuple[Rule, Fault]]:
    """Drop repeated faults, and those that another rule explains better at the same place."""
    places: dict[str, list[Range]] = {}
    for rule, fault in faults:
        places.setdefault(rule.id, []).append(fault.range)
    taken = {name: Ranges(found) for name, found in places.items()}
    kept: dict[tuple[str, Range], tuple[Rule, Fault]] = {}
    for rule, fault in faults:
        stronger = (taken[name] for name in rule.yields_to if name in taken)
        if not any(each.overlap(fault.range) for each in stronger):
            kept.setdefault((rule.id, fault.range), (rule, fault))
    return sorted(kept.values(), key=lambda pair: (pair[1].range, pair[0].id))


def _stamp(
    view: View, faults: Iterable[tuple[Rule, Fault]], options: AuditOptions
) -> list[Finding]:
    """Turn faults into findings: item, field, evidence, fingerprint."""
    seen: Counter[str] = Counter()
    findings = []
    for rule, fault in faults:
        at = fault.range
        item = view.item_at(at.start)
        name = view.field_at(at.start)
        evidence = view.printed(at)
        key = "\n".join(
            (rule.id, item.id if item else "", name or "", "".join(fold_text(evidence).split()))
        )
        seen[key] += 1
        findings.append(
            Finding(
                rule=rule.id,
                family=rule.family,
                severity=options.severities.get(rule.id) or fault.severity or rule.severity,
                item_number=item.number if item else None,
                item_id=item.id if item else None,
                field=name,
                message=Message(zh=fault.zh, en=fault.en),
                evidence=evidence,
                expected=fault.expected,
                span=view.source.span(*at),
                related=[
                    Related(message=Message(zh=p.zh, en=p.en), span=view.source.span(*p.range))
                    for p in fault.related
                ],
                fix=_fix(view, fault),
                fingerprint=hashlib.sha256(f"{key}\n{seen[key]}".encode()).hexdigest()[:16],
            )
        )
    return findings


def _fix(view: View, fault: Fault) -> Fix | None:
    if not fault.edits:
        return None
    edits = [Edit(span=view.source.span(*e.range), replacement=e.replacement) for e in fault.edits]
    return Fix(safe=fault.safe, edits=edits)
