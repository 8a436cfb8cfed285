"""From a queue of reports to a closed case."""
