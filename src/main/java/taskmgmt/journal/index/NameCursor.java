package taskmgmt.journal.index;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;

/** Walks over the names of some blocks of a {@link NameRun}, of which it has looked at the sums. */
final class NameCursor {
    private static final byte[] NONE = {};

    private final NameRun run;
    private final MessageDigest digest;
    private final long end;
    private long number;
    private byte[] block = NONE;
    private int at;
    private byte[] name = NONE;

    /** @param end the number of the block behind the last one */
    NameCursor(NameRun run, MessageDigest digest, long number, long end) throws IOException {
        this.run = run;
        this.digest = digest;
        this.number = number;
        this.end = end;
        advance();
    }

    /** Whether it is at a name: it has no bytes where there are no more. */
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

    /** No name is without bytes. */
    private boolean isAtEndOfBlock() {
        return at + 2 * Short.BYTES > Math.min(block.length, NameRun.NAMES_BYTES)
                || (block[at] | block[at + 1] | block[at + 2] | block[at + 3]) == 0;
    }

    private int number() {
        return (block[at++] & 0xff) << Byte.SIZE | block[at++] & 0xff;
    }
}
