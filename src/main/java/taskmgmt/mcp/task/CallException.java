package taskmgmt.mcp.task;

/** A call that cannot be carried out, with the error code of the protocol. */
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
