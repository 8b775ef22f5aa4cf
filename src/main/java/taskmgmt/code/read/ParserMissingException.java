package taskmgmt.code.read;

import java.io.IOException;

/** There is no native library that parses source code on this machine, or it cannot be loaded. */
public final class ParserMissingException extends IOException {
    private static final long serialVersionUID = 1L;

    ParserMissingException(Throwable cause) {
        super("the parser of source code cannot be loaded on this machine: " + cause.getMessage() + "; it needs Linux, macOS or Windows on x86-64, or"
                + " Linux or macOS on aarch64", cause);
    }
}
