"""What follows from a finding: sanctions, who decides, which bodies, by when."""
