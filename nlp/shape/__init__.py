"""The shape of a page: its title, standing text, teasers, lines and voice, whatever it is about."""
