export {
  type ChainedEvent,
  eventDigest,
  isSealed,
  type LedgerEvent,
  opensCommitment,
  privateCommitment,
} from './ledger-event.ts'
export { type InclusionProof, inclusionProof, merkleRoot, verifyInclusion } from './merkle-tree.ts'
export { type ChainedRoot, chainRoot, type RootFault, verifyRootChain } from './root-chain.ts'
export {
  type ChainExpectation,
  type ChainVerdict,
  type LedgerFault,
  verifyChain,
} from './verify-chain.ts'
