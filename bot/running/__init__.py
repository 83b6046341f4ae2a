"""The long-running programs: settings become parts, parts become processes."""
