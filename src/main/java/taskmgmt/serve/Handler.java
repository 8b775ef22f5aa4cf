package taskmgmt.serve;

import java.io.IOException;

/** Answers calls of a route. Called by many threads at once. */
@FunctionalInterface
public interface Handler {
    /** @throws ProblemException if the answer is a problem */
    Response answer(Call call) throws IOException, InterruptedException;
}
