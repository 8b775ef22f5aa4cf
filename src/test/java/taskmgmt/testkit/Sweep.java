package taskmgmt.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that tries this many cases, such as every byte, every step or every order, that it takes a second or more. It runs in
 * {@code mvn verify}, and is left out of {@code mvn verify -Dfast}.
 */
@Tag("sweep")
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Sweep {}
