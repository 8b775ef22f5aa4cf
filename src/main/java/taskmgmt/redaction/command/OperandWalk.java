package taskmgmt.redaction.command;

import taskmgmt.redaction.command.OperandSecrets.Form;
import taskmgmt.redaction.command.OperandSecrets.Operand;

/** How far the words of a command have come towards the operand that is a secret. */
final class OperandWalk {
    private static final String SHARE = "\\\\";

    private final Operand operand;
    private final String[] verbs;
    private int matched;
    private int seen;

    OperandWalk(Operand operand) {
        this.operand = operand;
        this.verbs = operand.verbs().isEmpty() ? new String[0] : operand.verbs().split(" ", -1);
    }

    boolean isLogin() {
        return operand.form() == Form.SLASH || operand.form() == Form.COLON;
    }

    /** Where in the next word the secret begins; {@link ProgramWords#NONE} where there is none. */
    int secretIn(String text, int from, int to) {
        if (from >= to || isOption(text, from, to)) {
            return ProgramWords.NONE;
        }
        if (matched < verbs.length) {
            String verb = verbs[matched];
            boolean same = to - from == verb.length() && text.regionMatches(true, from, verb, 0, verb.length());
            matched = same ? matched + 1 : 0;
            return ProgramWords.NONE;
        }
        return switch (operand.form()) {
            case WORDS -> seen++ >= operand.skip() ? whole(text, from, to) : ProgramWords.NONE;
            case WORD -> seen++ == operand.skip() ? whole(text, from, to) : ProgramWords.NONE;
            case VALUE -> seen++ >= operand.skip() ? behind(text, '=', from, to) : ProgramWords.NONE;
            case SLASH -> seen++ == 0 ? slash(text, from, to) : ProgramWords.NONE;
            case COLON -> seen++ == 0 ? behind(text, ':', from, to) : ProgramWords.NONE;
        };
    }

    /** Of Windows' own programs an option begins with a slash; a drive and a share are none, but no secrets either. */
    private static boolean isOption(String text, int from, int to) {
        char first = text.charAt(from);
        boolean drive = to - from == 2 && text.charAt(from + 1) == ':';
        return first == '-' || first == '/' || drive || text.startsWith(SHARE, from) || to - from == 1 && !Character.isLetterOrDigit(first);
    }

    /** A value alone where its name is there. */
    private static int whole(String text, int from, int to) {
        int value = behind(text, '=', from, to);
        return value == ProgramWords.NONE || !isName(text, from, value - 1) ? from : value;
    }

    private static boolean isName(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isLetter(text.charAt(i)) && text.charAt(i) != '_') {
                return false;
            }
        }
        return from < to;
    }

    private static int behind(String text, char sign, int from, int to) {
        int at = text.indexOf(sign, from);
        return at > from && at + 1 < to ? at + 1 : ProgramWords.NONE;
    }

    /** {@code ann/x}, {@code userid=ann/x@db}; a path has more slashes, or the ending of a file. */
    private static int slash(String text, int from, int to) {
        int secret = behind(text, '/', from, to);
        if (secret == ProgramWords.NONE || text.startsWith("and/or", from) || text.charAt(from) == '@') {
            return ProgramWords.NONE;
        }
        if (text.lastIndexOf('@', to - 1) > secret) {
            return secret;
        }
        String rest = text.substring(secret, to);
        return rest.indexOf('/') >= 0 || rest.indexOf('.') >= 0 ? ProgramWords.NONE : secret;
    }
}
