package taskmgmt.cli.command;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Standard input that names itself in its errors: it may be closed, or a directory. */
final class StandardInput extends FilterInputStream {
    StandardInput(InputStream source) {
        super(source);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException e) {
            throw new IOException("standard input cannot be read: " + e.getMessage(), e);
        }
    }
}
