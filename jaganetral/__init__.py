"""JagaNetral keeps a civil service politically neutral, from the briefing to the statistic."""

__version__ = "0.5.2"
