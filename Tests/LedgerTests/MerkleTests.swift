import TestSupport
import Testing

@testable import Ledger

/// The tree of RFC 6962: its known hashes, and that proofs hold for every entry and size, and for nothing else.
@Suite struct MerkleTests {
    /// The entries and roots that the reference implementation of certificate transparency is tested with.
    private static let entries: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
    ]
    private static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test func theKnownRoots() {
        var range = CompactRange()
        #expect(range.root.description == Self.roots[0])
        for (i, entry) in Self.entries.enumerated() {
            range.append(.leaf(entry))
            #expect(range.root.description == Self.roots[i + 1])
            #expect(MerkleTree(Self.entries.prefix(i + 1).map { .leaf($0) }).root.description == Self.roots[i + 1])
        }
    }

    @Test func anEdgeThatWasKeptGoesOn() throws {
        let leaves = Self.leaves(100)
        for size in 0...99 {
            var range = CompactRange()
            for leaf in leaves[..<size] { range.append(leaf) }
            var again = try #require(CompactRange(size: range.size, subtrees: range.subtrees))
            for leaf in leaves[size...] { again.append(leaf) }
            #expect(again.root == MerkleTree(leaves).root)
        }
        #expect(CompactRange(size: 3, subtrees: [.empty]) == nil)
    }

    @Test func everyEntryOfEverySizeIsProved() {
        for size in 1...33 {
            let leaves = Self.leaves(size)
            let tree = MerkleTree(leaves)
            for (index, leaf) in leaves.enumerated() {
                let proof = tree.inclusionProof(of: index)
                let holds = { (leaf: TreeHash, index: Int, size: Int, root: TreeHash, proof: [TreeHash]) in
                    ProofCheck.isIncluded(leaf, at: UInt64(index), size: UInt64(size), root: root, proof: proof)
                }
                #expect(holds(leaf, index, size, tree.root, proof))
                #expect(!holds(.empty, index, size, tree.root, proof))
                #expect(!holds(leaf, index, size, .empty, proof))
                #expect(!holds(leaf, index, size, tree.root, proof + [.empty]))
                #expect(!holds(leaf, size, size, tree.root, proof))
                if size > 1 { #expect(!holds(leaf, (index + 1) % size, size, tree.root, proof)) }
                for place in proof.indices {
                    var other = proof
                    other[place] = .empty
                    #expect(!holds(leaf, index, size, tree.root, other))
                }
            }
        }
    }

    @Test func everyOlderTreeIsProved() {
        let leaves = Self.leaves(33)
        for newer in 0...33 {
            let tree = MerkleTree(Array(leaves[..<newer]))
            for older in 0...newer {
                let proof = tree.consistencyProof(from: older)
                let root = MerkleTree(Array(leaves[..<older])).root
                let holds = { (older: Int, root: TreeHash, newer: Int, newRoot: TreeHash, proof: [TreeHash]) in
                    ProofCheck.isConsistent(older: (UInt64(older), root), newer: (UInt64(newer), newRoot), proof: proof)
                }
                #expect(holds(older, root, newer, tree.root, proof))
                if older > 0 { #expect(!holds(older, .leaf([9]), newer, tree.root, proof)) }
                if newer > 0, older > 0 { #expect(!holds(older, root, newer, .leaf([9]), proof)) }
                #expect(!holds(older, root, newer, tree.root, proof + [.empty]))
                if older < newer, older > 0 {
                    var edited = Array(leaves[..<newer])
                    edited[older - 1] = .leaf([9])
                    let other = MerkleTree(edited)
                    #expect(!holds(older, root, newer, other.root, other.consistencyProof(from: older)))
                    #expect(!holds(newer, tree.root, older, root, proof))
                }
            }
        }
    }

    private static func leaves(_ count: Int) -> [TreeHash] { (0..<count).map { .leaf([UInt8($0 >> 8), UInt8($0 & 255)]) } }
}
