package taskmgmt.redaction.command;

import org.jspecify.annotations.Nullable;

/**
 * The words of one command, looked at in their order: which of them are secrets for this program. A new one for each command.
 *
 * <p>The same text may be a sentence about the program. So an operand counts only where {@link #isSaid} says that nobody would say it,
 * unless the words come as a list, which is no sentence.
 */
public final class ProgramWords {
    /** There is no secret. */
    public static final int NONE = -1;

    private static final int MAX_NAME = 16;
    private static final int MIN_NAME = 2;
    private static final String EXE = ".exe";

    private final OptionSecrets.@Nullable Options options;
    private final OperandWalk[] operands;
    private final boolean list;
    /** This many of the next words are secrets. */
    private int next;

    private ProgramWords(OptionSecrets.@Nullable Options options, OperandWalk[] operands, boolean list) {
        this.options = options;
        this.operands = operands;
        this.list = list;
    }

    /** Whether a program that takes secrets has this name. */
    public static boolean isProgram(String text, int from, int to) {
        String name = name(text, from, to);
        return !name.isEmpty() && (OptionSecrets.isProgram(name) || OperandSecrets.isProgram(name));
    }

    /**
     * Of the program whose name, without its path, is there; null where that takes no secrets in these words.
     *
     * @param from where the name begins
     * @param to   where it ends
     * @param rest the words behind it, with blanks between them
     * @param list whether they are known to be words of a command
     */
    public static @Nullable ProgramWords of(String text, int from, int to, String rest, boolean list) {
        String name = name(text, from, to);
        OptionSecrets.Options options = OptionSecrets.of(name, rest);
        OperandWalk[] operands = OperandSecrets.of(name, rest);
        return options == null && operands.length == 0 ? null : new ProgramWords(options, operands, list);
    }

    private static String name(String text, int from, int to) {
        int end = to - from > EXE.length() && text.regionMatches(true, to - EXE.length(), EXE, 0, EXE.length()) ? to - EXE.length() : to;
        return end - from < MIN_NAME || end - from > MAX_NAME ? "" : text.substring(from, end);
    }

    /** Whether such a name may be one of a program that takes a secret as an operand. */
    public static boolean mayBeAt(String text, int at) {
        return OperandSecrets.mayBeAt(text, at);
    }

    /**
     * Takes the next word.
     *
     * @return where in it a secret begins, which goes on to its end or to {@link #end}; {@link #NONE} where there is none
     */
    public int secretIn(String text, int from, int to) {
        if (next > 0) {
            next--;
            return options != null && options.isLogin() ? OptionSecrets.afterLogin(text, from, to) : from;
        }
        if (options != null) {
            int secret = options.secretIn(text, from, to);
            if (secret != NONE) {
                next = secret < NONE ? OptionSecrets.NEXT - secret + 1 : 0;
                return Math.max(secret, NONE);
            }
        }
        int secret = NONE;
        for (OperandWalk operand : operands) {
            int found = operand.secretIn(text, from, to);
            secret = found >= 0 && !list && !operand.isLogin() && isSaid(text, found, to) ? secret : Math.max(secret, found);
        }
        return secret;
    }

    /** Where the secret ends that begins within a word: before the host of a login, or where the word does. */
    public int end(String text, int secret, int to) {
        for (OperandWalk operand : operands) {
            if (operand.isLogin()) {
                int host = text.lastIndexOf('@', to - 1);
                return host > secret ? host : to;
            }
        }
        return to;
    }

    /** Words of letters, numbers of a sentence, and what represents a secret: a variable, a place to fill in. */
    static boolean isSaid(String text, int from, int to) {
        int end = to;
        while (end > from && ".,;:!?)".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == from || "$<%{*".indexOf(text.charAt(from)) >= 0) {
            return true;
        }
        boolean letters = true;
        boolean numbers = true;
        int capitals = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            letters &= Character.isLetter(c) || c == '-' || c == '\'';
            numbers &= Character.isDigit(c) || "-.,:/%+".indexOf(c) >= 0;
            capitals += i > from && Character.isUpperCase(c) ? 1 : 0;
        }
        boolean word = letters && (capitals == 0 || capitals == end - from - 1);
        return word || numbers && end - from < OperandSecrets.MIN_NUMBER;
    }
}
