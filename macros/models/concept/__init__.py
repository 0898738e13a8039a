"""The integration concept as data: what was promised, what became of it, who decided, how it is measured."""
