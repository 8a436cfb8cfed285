"""The sealed log: every act writes one record here."""
