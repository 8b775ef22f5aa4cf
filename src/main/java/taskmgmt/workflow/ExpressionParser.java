package taskmgmt.workflow;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.number.Decimal;
import taskmgmt.number.NumberText;

/**
 * Parses conditions written in one line: {@code params.env == 'prod' and not steps.test.exit_code > 0}. {@code not} binds more
 * tightly than {@code and}, which binds more tightly than {@code or}; a reference alone means that it is {@code true}. For one
 * line; not thread-safe.
 */
final class ExpressionParser {
    private static final String SIGNS = "=!<>";
    private static final int MAX_DEPTH = 50;

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int next;
    private int depth;

    private ExpressionParser(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if it is not a condition */
    static Expression parse(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        parser.split();
        Expression whole = parser.or();
        if (parser.next < parser.tokens.size()) {
            throw parser.bad("'" + parser.peek() + "' is one word too many");
        }
        return whole;
    }

    private void split() {
        int at = 0;
        while (at < text.length()) {
            char each = text.charAt(at);
            int end = at + 1;
            if (Character.isWhitespace(each)) {
                at = end;
                continue;
            }
            if (each == '\'' || each == '"') {
                end = text.indexOf(each, at + 1) + 1;
                if (end == 0) {
                    throw bad("a string has no end");
                }
            } else if (SIGNS.indexOf(each) >= 0) {
                end += end < text.length() && text.charAt(end) == '=' ? 1 : 0;
            } else if (each != '(' && each != ')') {
                while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && "()'\"=!<>".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
            }
            tokens.add(text.substring(at, end));
            at = end;
        }
    }

    private IllegalArgumentException bad(String why) {
        return new IllegalArgumentException("'" + text + "' is no condition: " + why
                + "; write params.env == 'prod' and not steps.test.exit_code > 0");
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private boolean take(String word) {
        boolean there = peek().equals(word);
        next += there ? 1 : 0;
        return there;
    }

    private Expression or() {
        List<Expression> parts = new ArrayList<>(List.of(and()));
        while (take("or")) {
            parts.add(and());
        }
        return parts.size() == 1 ? parts.getFirst() : new Expression.Joined(false, parts);
    }

    private Expression and() {
        List<Expression> parts = new ArrayList<>(List.of(not()));
        while (take("and")) {
            parts.add(not());
        }
        return parts.size() == 1 ? parts.getFirst() : new Expression.Joined(true, parts);
    }

    private Expression not() {
        if (++depth > MAX_DEPTH) {
            throw bad("it is nested more than " + MAX_DEPTH + " deep");
        }
        Expression expression;
        if (take("not")) {
            expression = new Expression.Not(not());
        } else if (take("(")) {
            expression = or();
            if (!take(")")) {
                throw bad("a ')' is missing");
            }
        } else {
            expression = comparison();
        }
        depth--;
        return expression;
    }

    private Expression comparison() {
        if (take("exists")) {
            if (operand() instanceof Expression.Operand.Place place) {
                return new Expression.Exists(place.reference());
            }
            throw bad("'exists' asks for a place, as in exists params.env");
        }
        Expression.Operand left = operand();
        Expression.Operator operator = Expression.Operator.named(peek());
        if (operator != null) {
            next++;
            return new Expression.Compare(left, operator, operand());
        }
        String word = peek();
        if (word.equals("=") || word.equals("!")) {
            throw bad("there is no '" + word + "': it is == or !=");
        }
        return new Expression.Compare(left, Expression.Operator.EQUALS, new Expression.Operand.Literal("true"));
    }

    private Expression.Operand operand() {
        String token = peek();
        if (token.isEmpty() || token.equals(")") || token.equals("and") || token.equals("or") || Expression.Operator.named(token) != null) {
            throw bad(token.isEmpty() ? "something is missing at its end" : "something is missing before '" + token + "'");
        }
        next++;
        char first = token.charAt(0);
        if (first == '\'' || first == '"') {
            return new Expression.Operand.Literal(token.substring(1, token.length() - 1));
        }
        return literal(token);
    }

    private static Expression.Operand literal(String token) {
        if (token.equals("true") || token.equals("false")) {
            return new Expression.Operand.Literal(token);
        }
        return Double.isNaN(NumberText.parse(token)) ? new Expression.Operand.Place(Reference.parse(token))
                : new Expression.Operand.Literal(Decimal.parse(token));
    }
}
