"""The sealed log: a Merkle tree, signed checkpoints, and receipts that outsiders can check."""

from jaganetral.seal.canonical import canonical
from jaganetral.seal.case_proofs import NotACaseProof, case_proof, verify_case_proof
from jaganetral.seal.checkpoints import Checkpoint, parse_checkpoint, sign_checkpoint
from jaganetral.seal.keys import public_key, read_key, sign, verify, write_key
from jaganetral.seal.merkle import (
    EMPTY_ROOT,
    Frontier,
    Node,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    needed,
    node_hash,
    peak_positions,
    root_of,
)
from jaganetral.seal.proofs import verify_consistency, verify_inclusion
from jaganetral.seal.receipts import NotAReceipt, Receipt, parse_receipt
from jaganetral.seal.verdicts import Anchor, Verdict, parse_anchor, verify_receipt

__all__ = [
    "EMPTY_ROOT",
    "Anchor",
    "Checkpoint",
    "Frontier",
    "Node",
    "NotACaseProof",
    "NotAReceipt",
    "Receipt",
    "Verdict",
    "canonical",
    "case_proof",
    "consistency_proof",
    "inclusion_proof",
    "leaf_hash",
    "needed",
    "node_hash",
    "parse_anchor",
    "parse_checkpoint",
    "parse_receipt",
    "peak_positions",
    "public_key",
    "read_key",
    "root_of",
    "sign",
    "sign_checkpoint",
    "verify",
    "verify_case_proof",
    "verify_consistency",
    "verify_inclusion",
    "verify_receipt",
    "write_key",
]
