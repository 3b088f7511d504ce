export { PROOF_FIELDS, proofFields, type ProofLabels } from './proof-fields.ts'
export { PROOF_UPLOADS, readProof, type TypedProof } from './read-proof.ts'
