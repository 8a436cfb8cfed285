"""Pages of askers and readers, and of the officers who answer."""
