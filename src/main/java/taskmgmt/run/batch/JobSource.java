package taskmgmt.run.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commands of a batch one after the other, so that they may come from somebody who is still writing. Blank lines, and those
 * that begin with {@code #} where a line is for a shell, are no commands, but count as lines. Not thread-safe.
 */
public final class JobSource {
    /** The kernel takes no longer argument. */
    private static final int MAX_BYTES = (128 << 10) - 1;

    private final InputStream in;
    private final int end;
    private final List<String> command;
    private long seq;

    /**
     * @param in      is buffered by its owner
     * @param nul     whether lines end with a NUL character instead
     * @param command the program that gets each line as an argument; empty if each line is for a shell
     */
    public JobSource(InputStream in, boolean nul, List<String> command) {
        this.in = in;
        this.end = nul ? 0 : '\n';
        this.command = List.copyOf(command);
    }

    /** A line that cannot be a command. */
    public static final class BadLineException extends IOException {
        private static final long serialVersionUID = 1L;

        private BadLineException(long seq, String why) {
            super("line " + seq + " " + why);
        }
    }

    /**
     * The next command; null if there are no more.
     *
     * @throws BadLineException if the line is no UTF-8, or too long; the lines after it can be read
     */
    public @Nullable BatchJob next() throws IOException {
        for (byte[] bytes = line(); bytes != null; bytes = line()) {
            String line = text(bytes);
            boolean isJob = command.isEmpty() ? !line.isBlank() && line.stripLeading().charAt(0) != '#' : !line.isEmpty();
            if (isJob) {
                return command.isEmpty() ? BatchJob.shell(seq, line) : BatchJob.of(seq, line, command);
            }
        }
        return null;
    }

    private byte @Nullable [] line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        seq++;
        boolean tooLong = false;
        for (; next >= 0 && next != end; next = in.read()) {
            tooLong |= bytes.size() >= MAX_BYTES;
            if (!tooLong) {
                bytes.write(next);
            }
        }
        if (tooLong) {
            throw new BadLineException(seq, "is longer than " + MAX_BYTES + " bytes, which no command may be");
        }
        return bytes.toByteArray();
    }

    private String text(byte[] bytes) throws BadLineException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') >= 0) {
                throw new BadLineException(seq, "holds a NUL character: --null separates lines by it");
            }
            return end == '\n' && text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        } catch (CharacterCodingException _) {
            throw new BadLineException(seq, "is no UTF-8");
        }
    }
}
