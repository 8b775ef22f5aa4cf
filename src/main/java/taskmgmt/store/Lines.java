package taskmgmt.store;

import java.util.Arrays;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LineFile;

/** Lines that go to a file in one write. Grows as needed. */
final class Lines {
    private byte[] bytes = new byte[1024];
    private int length;

    /** Adds a line and returns where it begins, counted from the first one. */
    int add(byte[] line) {
        int start = length;
        if (length + line.length + 1 > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + line.length + 1, bytes.length * 2));
        }
        System.arraycopy(line, 0, bytes, length, line.length);
        length += line.length;
        bytes[length++] = '\n';
        return start;
    }

    boolean isEmpty() {
        return length == 0;
    }

    int length() {
        return length;
    }

    /** Appends everything with one write and returns the offset of the first byte. Not durable yet. */
    long appendTo(LineFile file) throws JournalException {
        return file.append(bytes, length);
    }
}
