package taskmgmt.workflow.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values that an expression uses: each chain of names that starts with a name defined outside, {@code
 * steps.build.outputs.digest} and {@code steps["build"]["outputs"].digest} alike.
 */
final class CelPlaces {
    private static final String INDEX = "_[_]";

    private final Set<List<String>> all = new LinkedHashSet<>();

    private CelPlaces() {}

    static CelPlaces of(CelAbstractSyntaxTree tree) {
        CelPlaces places = new CelPlaces();
        places.walk(tree.getExpr(), Set.of());
        return places;
    }

    List<List<String>> all() {
        return List.copyOf(all);
    }

    /** Whether every use of the name refers to something within it. */
    boolean isMap(String name) {
        return all.stream().allMatch(place -> !place.getFirst().equals(name) || place.size() > 1);
    }

    /** @param own names that the expression itself defines */
    private void walk(CelExpr expression, Set<String> own) {
        List<String> place = place(expression, own);
        if (place != null) {
            all.add(place);
            return;
        }
        switch (expression.exprKind().getKind()) {
            case SELECT -> walk(expression.select().operand(), own);
            case CALL -> {
                expression.call().target().ifPresent(target -> walk(target, own));
                expression.call().args().forEach(each -> walk(each, own));
            }
            case LIST -> expression.list().elements().forEach(each -> walk(each, own));
            case MAP -> expression.map().entries().forEach(each -> {
                walk(each.key(), own);
                walk(each.value(), own);
            });
            case STRUCT -> expression.struct().entries().forEach(each -> walk(each.value(), own));
            case COMPREHENSION -> comprehension(expression.comprehension(), own);
            default -> {
                // a constant, or a name that it defines itself
            }
        }
    }

    private void comprehension(CelExpr.CelComprehension loop, Set<String> own) {
        walk(loop.iterRange(), own);
        walk(loop.accuInit(), own);
        Set<String> inner = new HashSet<>(own);
        inner.add(loop.iterVar());
        inner.add(loop.iterVar2());
        inner.add(loop.accuVar());
        walk(loop.loopCondition(), inner);
        walk(loop.loopStep(), inner);
        walk(loop.result(), inner);
    }

    /** The path of names; null if it is not a chain of names from outside. */
    private static @Nullable List<String> place(CelExpr expression, Set<String> own) {
        return switch (expression.exprKind().getKind()) {
            case IDENT -> own.contains(expression.ident().name()) ? null : List.of(expression.ident().name());
            case SELECT -> longer(place(expression.select().operand(), own), expression.select().field());
            case CALL -> {
                List<CelExpr> parts = expression.call().args();
                boolean isNamed = expression.call().function().equals(INDEX) && parts.get(1).exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && parts.get(1).constant().getKind() == CelConstant.Kind.STRING_VALUE;
                yield isNamed ? longer(place(parts.getFirst(), own), parts.get(1).constant().stringValue()) : null;
            }
            default -> null;
        };
    }

    private static @Nullable List<String> longer(@Nullable List<String> place, String name) {
        if (place == null) {
            return null;
        }
        List<String> longer = new ArrayList<>(place);
        longer.add(name);
        return longer;
    }
}
