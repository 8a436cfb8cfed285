"""Base page, form fields and error pages."""
