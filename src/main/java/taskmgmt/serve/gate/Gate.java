package taskmgmt.serve.gate;

import java.io.IOException;
import taskmgmt.serve.Caller;
import taskmgmt.serve.Request;

/** Admits requests. */
public interface Gate {
    /**
     * @throws taskmgmt.serve.ProblemException if the request does not authenticate a caller, or the caller sends
     *     too many
     */
    Caller admit(Request request) throws IOException;
}
