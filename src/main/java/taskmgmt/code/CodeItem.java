package taskmgmt.code;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is in a file of source code.
 *
 * @param name       as a reader would call it: {@code Queue.add}, {@code java.util.List}; of a call, the name of what is called
 * @param simpleName its last part, by which others mention it
 * @param within     the function or the class around it; null at the top of a file
 * @param file       relative to the directory that was looked at, with {@code /} on every machine
 * @param line       where it begins, from 1
 * @param lastLine   where it ends
 * @param complexity of a function: 1 and one for each branch; 0 of everything else
 * @param calls      of a function: how many calls are in it
 * @param visibility whether code outside could use it
 */
public record CodeItem(Kind kind, String name, String simpleName, @Nullable String within, Language language, String file, int line, int lastLine,
        int complexity, int calls, Visibility visibility) {

    /** What it is. */
    public enum Kind {
        FUNCTION,
        CLASS,
        IMPORT,
        CALL;

        /** The word for it in options and lists. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who may use something without that its name is in the code that was looked at. */
    public enum Visibility {
        /** Only code that mentions it, as far as the language says. */
        INTERNAL,
        /** Whoever uses the code as a library: it is public, or exported. */
        EXPORTED,
        /** Something that finds it by other means: the start of a program, a framework, a test runner, an interface that it implements. */
        FOUND_OTHERWISE
    }

    /** Whether others call it by a name. */
    boolean isDefinition() {
        return kind == Kind.FUNCTION || kind == Kind.CLASS;
    }

    /** The same, once its end is known. */
    public CodeItem counted(int branchesAndOne, int callsInIt) {
        return new CodeItem(kind, name, simpleName, within, language, file, line, lastLine, branchesAndOne, callsInIt, visibility);
    }

    public int lines() {
        return lastLine - line + 1;
    }
}
