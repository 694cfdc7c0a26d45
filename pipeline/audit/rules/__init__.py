"""One module a rule; its file name in kebab-case is the rule's name."""
