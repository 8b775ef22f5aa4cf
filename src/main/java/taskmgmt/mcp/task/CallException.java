package taskmgmt.mcp.task;

/** A call that cannot be done, with the code by which the protocol says so. */
final class CallException extends Exception {
    private static final long serialVersionUID = 1;

    private final int code;

    CallException(int code, String why) {
        super(why);
        this.code = code;
    }

    int code() {
        return code;
    }
}
