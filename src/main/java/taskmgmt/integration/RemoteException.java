package taskmgmt.integration;

/** The other system could not be reached, did not do what it was asked to, or said something that makes no sense. Its message is for people. */
public final class RemoteException extends Exception {
    private static final long serialVersionUID = 1;

    RemoteException(String message) {
        super(message);
    }
}
