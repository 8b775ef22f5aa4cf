package taskmgmt.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tree and its proofs, held against the test vectors of Certificate Transparency and against the RFC's own recursion. */
class MerkleTreeTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final int SIZES = 140;
    /** The leaves of the vectors that all implementations of RFC 6962 share. */
    private static final List<String> LEAVES = List.of(
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final List<byte[]> lines = made(SIZES);
    private final MerkleProofs proofs = new MerkleProofs(this::subtree);

    @Test
    void provesNothingOfLeavesThatAreNotThere() {
        assertThatThrownBy(() -> proofs.inclusion(3, 3)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("none with index 3");
        assertThatThrownBy(() -> proofs.inclusion(-1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proofs.consistency(4, 3)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("does not begin");
        assertThatThrownBy(() -> proofs.consistency(-1, 3)).isInstanceOf(IllegalArgumentException.class);
        for (MerkleProofCheck check : MerkleProofCheck.values()) {
            assertThat(check.text()).isNotBlank();
            assertThat(check.holds()).isEqualTo(check == MerkleProofCheck.HOLDS);
        }
    }

    @Test
    void hasTheRootsOfTheSharedVectors() {
        MerkleTree tree = new MerkleTree();
        assertThat(HEX.formatHex(tree.root())).isEqualTo(ROOTS.getFirst());
        for (int i = 0; i < LEAVES.size(); i++) {
            byte[] leaf = HEX.parseHex(LEAVES.get(i));
            tree.add(leaf, 0, leaf.length);
            assertThat(HEX.formatHex(tree.root())).as("%d leaves", i + 1).isEqualTo(ROOTS.get(i + 1));
            assertThat(tree.size()).isEqualTo(i + 1);
        }
    }

    @Test
    void makesTheInclusionProofsOfTheSharedVectors() {
        assertThat(sharedInclusion(0, 8)).containsExactly(
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(sharedInclusion(5, 8)).containsExactly(
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", ROOTS.get(4));
        assertThat(sharedInclusion(2, 3)).containsExactly(ROOTS.get(2));
        assertThat(sharedInclusion(1, 5)).containsExactly(ROOTS.get(1),
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
        assertThat(sharedInclusion(0, 1)).isEmpty();
    }

    @Test
    void makesTheConsistencyProofsOfTheSharedVectors() {
        assertThat(sharedConsistency(1, 1)).isEmpty();
        assertThat(sharedConsistency(1, 8)).containsExactly(
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(sharedConsistency(6, 8)).containsExactly(
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", ROOTS.get(4));
        assertThat(sharedConsistency(2, 5)).containsExactly(
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    void growsToTheRootsThatTheRecursionGives() {
        MerkleTree tree = new MerkleTree();
        for (int size = 0; size <= SIZES; size++) {
            assertThat(tree.root()).as("%d leaves", size).isEqualTo(root(lines.subList(0, size)));
            assertThat(proofs.root(size)).isEqualTo(tree.root());
            if (size < SIZES) {
                tree.add(lines.get(size), 0, lines.get(size).length);
            }
        }
    }

    @Test
    void goesOnFromItsStateAtEverySize() {
        MerkleHasher hasher = new MerkleHasher();
        for (int size = 0; size <= SIZES; size++) {
            MerkleTree before = tree(size);
            MerkleTree after = new MerkleTree(before.size(), before.peaks());
            for (byte[] line : lines.subList(size, SIZES)) {
                after.addLeafHash(hasher.leaf(line), 0);
            }
            assertThat(after.root()).as("interrupted at %d", size).isEqualTo(tree(SIZES).root());
        }
    }

    @Test
    void takesWholeSubtreesWhereTheyFit() {
        for (int level = 0; level < 6; level++) {
            MerkleTree tree = new MerkleTree();
            for (int index = 0; index + 1 << level <= SIZES; index++) {
                tree.addSubtree(level, subtree(level, index), 0);
            }
            int rest = (int) tree.size();
            for (byte[] line : lines.subList(rest, SIZES)) {
                tree.add(line, 0, line.length);
            }
            assertThat(tree.root()).as("level %d", level).isEqualTo(tree(SIZES).root());
        }
        assertThatThrownBy(() -> tree(6).addSubtree(2, new byte[32], 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesStateOfAnotherSize() {
        assertThatThrownBy(() -> new MerkleTree(3, new byte[32])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MerkleTree(-1, new byte[64 * 32])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void provesEveryLeafOfEverySize() {
        MerkleHasher hasher = new MerkleHasher();
        for (int size = 1; size <= SIZES; size++) {
            byte[] root = root(lines.subList(0, size));
            for (int index = 0; index < size; index++) {
                List<byte[]> proof = proofs.inclusion(index, size);
                assertThat(hex(proof)).isEqualTo(hex(path(index, lines.subList(0, size))));
                assertThat(MerkleProofCheck.inclusion(hasher.leaf(lines.get(index)), index, size, root, proof))
                        .as("leaf %d of %d", index, size).isEqualTo(MerkleProofCheck.HOLDS);
            }
        }
    }

    @Test
    void provesThatEverySizeBeginsWithEverySmallerOne() {
        for (int size = 0; size <= SIZES; size++) {
            byte[] root = root(lines.subList(0, size));
            for (int old = 0; old <= size; old++) {
                List<byte[]> proof = proofs.consistency(old, size);
                if (old > 0) {
                    assertThat(hex(proof)).isEqualTo(hex(subproof(old, lines.subList(0, size), true)));
                }
                assertThat(MerkleProofCheck.consistency(old, root(lines.subList(0, old)), size, root, proof))
                        .as("%d of %d", old, size).isEqualTo(MerkleProofCheck.HOLDS);
            }
        }
    }

    @Test
    void refusesEveryInclusionProofOfWhichAnythingWasChanged() {
        MerkleHasher hasher = new MerkleHasher();
        for (int size = 1; size <= 20; size++) {
            byte[] root = root(lines.subList(0, size));
            for (int index = 0; index < size; index++) {
                byte[] leaf = hasher.leaf(lines.get(index));
                List<byte[]> proof = proofs.inclusion(index, size);
                for (List<byte[]> changed : changes(proof)) {
                    assertThat(MerkleProofCheck.inclusion(leaf, index, size, root, changed).holds()).isFalse();
                }
                for (int other = -1; other <= size; other++) {
                    boolean same = other == index;
                    assertThat(MerkleProofCheck.inclusion(leaf, other, size, root, proof).holds()).isEqualTo(same);
                }
                for (byte[] wrong : changes(root)) {
                    assertThat(MerkleProofCheck.inclusion(leaf, index, size, wrong, proof).holds()).isFalse();
                }
                for (byte[] wrong : changes(leaf)) {
                    assertThat(MerkleProofCheck.inclusion(wrong, index, size, root, proof).holds()).isFalse();
                }
            }
        }
    }

    @Test
    void refusesEveryConsistencyProofOfWhichAnythingWasChanged() {
        for (int size = 1; size <= 20; size++) {
            byte[] root = root(lines.subList(0, size));
            for (int old = 1; old <= size; old++) {
                byte[] oldRoot = root(lines.subList(0, old));
                List<byte[]> proof = proofs.consistency(old, size);
                for (List<byte[]> changed : changes(proof)) {
                    assertThat(MerkleProofCheck.consistency(old, oldRoot, size, root, changed).holds()).isFalse();
                }
                for (int other = 0; other < size; other++) {
                    boolean same = other == old;
                    assertThat(MerkleProofCheck.consistency(other, oldRoot, size, root, proof).holds())
                            .as("%d for %d of %d", other, old, size).isEqualTo(same || old == size && other == old);
                }
                for (byte[] wrong : changes(root)) {
                    assertThat(MerkleProofCheck.consistency(old, oldRoot, size, wrong, proof).holds()).isFalse();
                }
                for (byte[] wrong : changes(oldRoot)) {
                    assertThat(MerkleProofCheck.consistency(old, wrong, size, root, proof).holds()).isFalse();
                }
            }
        }
    }

    @Test
    void namesWhatIsWrong() {
        byte[] leaf = new MerkleHasher().leaf(lines.get(2));
        byte[] root = root(lines.subList(0, 7));
        List<byte[]> proof = proofs.inclusion(2, 7);
        assertThat(MerkleProofCheck.inclusion(leaf, 7, 7, root, proof)).isEqualTo(MerkleProofCheck.NO_SUCH_LEAF);
        assertThat(MerkleProofCheck.inclusion(leaf, 3, 7, root, proof)).isEqualTo(MerkleProofCheck.WRONG_ROOT);
        assertThat(MerkleProofCheck.inclusion(leaf, 2, 7, root, proof.subList(0, 2))).isEqualTo(MerkleProofCheck.WRONG_LENGTH);
        assertThat(MerkleProofCheck.inclusion(leaf, 2, 7, Arrays.copyOf(root, 31), proof))
                .isEqualTo(MerkleProofCheck.WRONG_HASH_LENGTH);
        byte[] oldRoot = root(lines.subList(0, 3));
        List<byte[]> growth = proofs.consistency(3, 7);
        assertThat(MerkleProofCheck.consistency(3, leaf, 7, root, growth)).isEqualTo(MerkleProofCheck.WRONG_OLD_ROOT);
        assertThat(MerkleProofCheck.consistency(3, oldRoot, 7, leaf, growth)).isEqualTo(MerkleProofCheck.WRONG_ROOT);
        assertThat(MerkleProofCheck.consistency(7, root, 3, oldRoot, growth)).isEqualTo(MerkleProofCheck.SIZES_EXCHANGED);
        assertThat(MerkleProofCheck.consistency(0, leaf, 7, root, List.of())).isEqualTo(MerkleProofCheck.WRONG_OLD_ROOT);
    }

    // --- RFC 6962 section 2.1, as it is written there ---

    private static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return sha256();
        }
        if (leaves.size() == 1) {
            return sha256(new byte[] {0}, leaves.getFirst());
        }
        int k = k(leaves.size());
        return sha256(new byte[] {1}, root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    private static List<byte[]> path(int m, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = k(leaves.size());
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        List<byte[]> path = new ArrayList<>(m < k ? path(m, left) : path(m - k, right));
        path.add(root(m < k ? right : left));
        return path;
    }

    private static List<byte[]> subproof(int m, List<byte[]> leaves, boolean b) {
        if (m == leaves.size()) {
            return b ? List.of() : List.of(root(leaves));
        }
        int k = k(leaves.size());
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        List<byte[]> proof = new ArrayList<>(m <= k ? subproof(m, left, b) : subproof(m - k, right, false));
        proof.add(root(m <= k ? right : left));
        return proof;
    }

    private static int k(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    // --- what the tests are made of ---

    private static List<byte[]> made(int count) {
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(("{\"n\":" + i + "}").getBytes(StandardCharsets.UTF_8));
        }
        return lines;
    }

    private MerkleTree tree(int size) {
        MerkleTree tree = new MerkleTree();
        for (byte[] line : lines.subList(0, size)) {
            tree.add(line, 0, line.length);
        }
        return tree;
    }

    private byte[] subtree(int level, long index) {
        return root(lines.subList((int) index << level, (int) (index + 1) << level));
    }

    private static List<byte[]> sharedLeaves() {
        return LEAVES.stream().map(HEX::parseHex).toList();
    }

    private static List<String> sharedInclusion(long index, long size) {
        return hex(new MerkleProofs((level, at) -> root(sharedLeaves().subList((int) at << level, (int) (at + 1) << level)))
                .inclusion(index, size));
    }

    private static List<String> sharedConsistency(long old, long size) {
        return hex(new MerkleProofs((level, at) -> root(sharedLeaves().subList((int) at << level, (int) (at + 1) << level)))
                .consistency(old, size));
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HEX::formatHex).toList();
    }

    /** The proof with each byte of it changed, with each hash left out or repeated, one too long, and in another order. */
    private static List<List<byte[]>> changes(List<byte[]> proof) {
        List<List<byte[]>> all = new ArrayList<>();
        for (int i = 0; i < proof.size(); i++) {
            for (byte[] changed : changes(proof.get(i))) {
                List<byte[]> other = new ArrayList<>(proof);
                other.set(i, changed);
                all.add(other);
            }
            List<byte[]> without = new ArrayList<>(proof);
            without.remove(i);
            all.add(without);
            List<byte[]> twice = new ArrayList<>(proof);
            twice.add(i, proof.get(i));
            all.add(twice);
        }
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(new byte[32]);
        all.add(longer);
        if (proof.size() > 1) {
            all.add(proof.reversed());
        }
        return all;
    }

    private static List<byte[]> changes(byte[] hash) {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < hash.length; i++) {
            byte[] changed = hash.clone();
            changed[i] ^= (byte) (1 << i % 8);
            all.add(changed);
        }
        all.add(Arrays.copyOf(hash, 31));
        all.add(Arrays.copyOf(hash, 33));
        return all;
    }
}
