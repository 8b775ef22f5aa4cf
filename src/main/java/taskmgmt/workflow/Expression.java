package taskmgmt.workflow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.NumberText;
import taskmgmt.workflow.cel.CelCondition;
import taskmgmt.workflow.cel.CelFault;

/** A condition over parameters, outputs, exit codes and states. Pure: the same values give the same answer. */
public sealed interface Expression {
    /** @throws EvaluationException if two values cannot be compared in this way */
    boolean isTrue(Reference.Values values);

    /** Every reference in it. */
    List<Reference> references();

    /** The expression as a person writes it. */
    String text();

    /** How two values are compared. */
    enum Operator {
        EQUALS("equals", "=="),
        NOT_EQUALS("not_equals", "!="),
        GREATER_THAN("greater_than", ">"),
        LESS_THAN("less_than", "<"),
        AT_LEAST("at_least", ">="),
        AT_MOST("at_most", "<="),
        CONTAINS("contains", "contains");

        private final String word;
        private final String sign;

        Operator(String word, String sign) {
            this.word = word;
            this.sign = sign;
        }

        /** The operator with this word or sign; null if there is none. */
        static @Nullable Operator named(String text) {
            for (Operator each : values()) {
                if (each.word.equals(text) || each.sign.equals(text)) {
                    return each;
                }
            }
            return null;
        }

        static List<String> words() {
            List<String> words = new ArrayList<>();
            for (Operator each : values()) {
                words.add(each.word);
            }
            return words;
        }

        String sign() {
            return sign;
        }
    }

    /** One side of a comparison. */
    sealed interface Operand {
        @Nullable Object in(Reference.Values values);

        String text();

        /** A value that is in the definition. */
        record Literal(Object value) implements Operand {
            @Override
            public Object in(Reference.Values values) {
                return value;
            }

            @Override
            public String text() {
                return value instanceof String text ? "'" + text + "'" : value.toString();
            }
        }

        /** A value of the run. */
        record Place(Reference reference) implements Operand {
            @Override
            public @Nullable Object in(Reference.Values values) {
                return values.of(reference);
            }

            @Override
            public String text() {
                return reference.text();
            }
        }
    }

    /** One comparison. A missing value equals nothing, and is neither greater nor less than anything. */
    record Compare(Operand left, Operator operator, Operand right) implements Expression {
        @Override
        public boolean isTrue(Reference.Values values) {
            Object one = left.in(values);
            Object other = right.in(values);
            if (one == null || other == null) {
                return operator == Operator.NOT_EQUALS && (one == null) != (other == null);
            }
            return switch (operator) {
                case EQUALS -> isEqual(one, other);
                case NOT_EQUALS -> !isEqual(one, other);
                case GREATER_THAN -> difference(one, other) > 0;
                case LESS_THAN -> difference(one, other) < 0;
                case AT_LEAST -> difference(one, other) >= 0;
                case AT_MOST -> difference(one, other) <= 0;
                case CONTAINS -> contains(one, other);
            };
        }

        /** Numbers are compared by value, however they are written; everything else is compared as text. */
        private static boolean isEqual(Object one, Object other) {
            double first = number(one);
            double second = number(other);
            return Double.isNaN(first) || Double.isNaN(second) ? Template.text(one).equals(Template.text(other)) : first == second;
        }

        private int difference(Object one, Object other) {
            double first = number(one);
            double second = number(other);
            if (Double.isNaN(first) || Double.isNaN(second)) {
                throw new EvaluationException("'" + text() + "' compares numbers, and '" + Template.text(Double.isNaN(first) ? one : other)
                        + "' is none");
            }
            return Double.compare(first, second);
        }

        private static boolean contains(Object one, Object other) {
            if (one instanceof List<?> list) {
                for (Object each : list) {
                    if (each != null && isEqual(each, other)) {
                        return true;
                    }
                }
                return false;
            }
            return Template.text(one).contains(Template.text(other));
        }

        private static double number(Object value) {
            return value instanceof Number number ? number.doubleValue() : value instanceof String text ? NumberText.parse(text) : Double.NaN;
        }

        @Override
        public List<Reference> references() {
            List<Reference> all = new ArrayList<>();
            for (Operand each : List.of(left, right)) {
                if (each instanceof Operand.Place place) {
                    all.add(place.reference());
                }
            }
            return all;
        }

        @Override
        public String text() {
            return left.text() + " " + operator.sign() + " " + right.text();
        }
    }

    /** Whether the value exists. */
    record Exists(Reference reference) implements Expression {
        @Override
        public boolean isTrue(Reference.Values values) {
            return values.of(reference) != null;
        }

        @Override
        public List<Reference> references() {
            return List.of(reference);
        }

        @Override
        public String text() {
            return "exists " + reference.text();
        }
    }

    /** True if all parts are true, or if at least one is. */
    record Joined(boolean all, List<Expression> parts) implements Expression {
        public Joined {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean isTrue(Reference.Values values) {
            for (Expression each : parts) {
                if (each.isTrue(values) != all) {
                    return !all;
                }
            }
            return all;
        }

        @Override
        public List<Reference> references() {
            List<Reference> references = new ArrayList<>();
            for (Expression each : parts) {
                references.addAll(each.references());
            }
            return references;
        }

        @Override
        public String text() {
            StringBuilder text = new StringBuilder("(");
            for (Expression each : parts) {
                text.append(text.length() == 1 ? "" : all ? " and " : " or ").append(each.text());
            }
            return text.append(')').toString();
        }
    }

    /** A condition in the Common Expression Language. */
    record Cel(CelCondition condition, List<Reference> references, CelValues values) implements Expression {
        public Cel {
            references = List.copyOf(references);
        }

        @Override
        public boolean isTrue(Reference.Values known) {
            try {
                return condition.isTrue(values.of(references, known));
            } catch (CelFault e) {
                throw new EvaluationException("'" + text() + "' cannot be worked out: " + e.getMessage());
            }
        }

        @Override
        public String text() {
            return condition.text();
        }
    }

    /** The negation. */
    record Not(Expression of) implements Expression {
        @Override
        public boolean isTrue(Reference.Values values) {
            return !of.isTrue(values);
        }

        @Override
        public List<Reference> references() {
            return of.references();
        }

        @Override
        public String text() {
            return "not " + of.text();
        }
    }
}
