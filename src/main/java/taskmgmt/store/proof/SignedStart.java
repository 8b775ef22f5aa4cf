package taskmgmt.store.proof;

import java.util.Base64;

/**
 * Identifies a log by its first entries, through the root of the Merkle tree over them (RFC 6962). A continuation of that
 * log has the same first entries, wherever it was moved; another log, or one that was changed since, does not.
 *
 * @param size number of entries, at least 1
 * @param root in base64
 */
record SignedStart(long size, String root) {
    private static final String VERSION = "task-mgmt key-log 1";

    /** The first line is the version, the second the number of entries and the root in base64. */
    static SignedStart parse(String text) {
        String[] lines = text.strip().split("\n", -1);
        String[] words = lines.length == 2 && lines[0].equals(VERSION) ? lines[1].split(" ", -1) : new String[0];
        if (words.length != 2) {
            throw new IllegalArgumentException("its first line is not '" + VERSION + "', with a number and a hash below");
        }
        Base64.getDecoder().decode(words[1]); // throws if it is invalid
        return new SignedStart(Long.parseLong(words[0]), words[1]);
    }

    static SignedStart of(AuditTree tree) {
        return new SignedStart(tree.size(), root(tree, tree.size()));
    }

    String text() {
        return VERSION + "\n" + size + " " + root + "\n";
    }

    /** Whether the log begins with these entries. */
    boolean isOf(AuditTree tree) {
        return size > 0 && size <= tree.size() && root(tree, size).equals(root);
    }

    private static String root(AuditTree tree, long size) {
        return Base64.getEncoder().encodeToString(tree.proofs().root(size));
    }
}
