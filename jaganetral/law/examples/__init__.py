"""Examples, sweeps and jurists' cases: law data that show what the norms mean."""
