package taskmgmt.serve.gate;

import java.io.IOException;
import taskmgmt.serve.Caller;
import taskmgmt.serve.Request;

/** Admits requests. */
public interface Gate {
    /** @throws taskmgmt.serve.ProblemException where nobody is known by what the request brings, or it comes too often */
    Caller admit(Request request) throws IOException;
}
