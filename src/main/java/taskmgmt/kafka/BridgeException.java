package taskmgmt.kafka;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A broker could not be reached, or refused something. What was done before remains. */
public final class BridgeException extends Exception {
    private static final long serialVersionUID = 1L;

    BridgeException(String message) {
        super(message);
    }

    private BridgeException(String message, Throwable cause) {
        super(message, cause);
    }

    /** With a clearer message if the library's says little. */
    static BridgeException of(Throwable failure) {
        Throwable cause = failure instanceof ExecutionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : failure;
        String said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String message = switch (cause) {
            case ProducerFencedException _ -> "another bridge with the same name publishes now";
            case UnknownTopicOrPartitionException _ -> "there is no such topic";
            case AuthenticationException _ -> "the broker does not know us: " + said;
            case AuthorizationException _ -> "the broker does not allow it: " + said;
            case TimeoutException _ -> "no answer from the broker in time: " + said;
            default -> said;
        };
        return new BridgeException(message, cause);
    }
}
