package taskmgmt.journal.index;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;

/** Goes through the names in some blocks of a {@link NameRun}, verifying the blocks' sums. */
final class NameCursor {
    private static final byte[] NONE = {};

    private final NameRun run;
    private final MessageDigest digest;
    private final long end;
    private long number;
    private byte[] block = NONE;
    private int at;
    private byte[] name = NONE;

    /** @param end the number after that of the last block */
    NameCursor(NameRun run, MessageDigest digest, long number, long end) throws IOException {
        this.run = run;
        this.digest = digest;
        this.number = number;
        this.end = end;
        advance();
    }

    /** Whether it is at a name; if there are no more, the current name is empty. */
    boolean isAtName() {
        return name.length > 0;
    }

    byte[] name() {
        return name;
    }

    void advance() throws IOException {
        if (isAtEndOfBlock()) {
            if (number == end) {
                name = NONE;
                return;
            }
            block = run.block(digest, number++);
            at = 0;
        }
        int shared = number();
        int rest = number();
        byte[] next = Arrays.copyOf(name, shared + rest);
        System.arraycopy(block, at, next, shared, rest);
        at += rest;
        name = next;
    }

    /** No name is empty. */
    private boolean isAtEndOfBlock() {
        return at + 2 * Short.BYTES > Math.min(block.length, NameRun.NAMES_BYTES)
                || (block[at] | block[at + 1] | block[at + 2] | block[at + 3]) == 0;
    }

    private int number() {
        return (block[at++] & 0xff) << Byte.SIZE | block[at++] & 0xff;
    }
}
