package taskmgmt.integration;

/** The other system could not be reached, did not do what was requested, or gave a meaningless answer. Its message is for people. */
public final class RemoteException extends Exception {
    private static final long serialVersionUID = 1;

    RemoteException(String message) {
        super(message);
    }
}
