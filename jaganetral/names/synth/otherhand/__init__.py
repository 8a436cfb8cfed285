"""A second author of questions, who has not read the matcher's tables; published scores use it."""
