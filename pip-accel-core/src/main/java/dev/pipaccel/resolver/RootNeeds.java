package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.RequirementsException;
import dev.pipaccel.model.marker.MarkerEnvironment;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.requirement.RootRequirement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the user asks for, as the search works with it.
///
/// @param needs those for extras last, so that what limits a project is known before its candidates
///   with extras are looked for
/// @param requested the place of each in the user's order, by what the user asked for first
record RootNeeds(
    List<Need> needs,
    Map<PackageName, Constraint> constraints,
    Map<Identifier, Integer> requested) {

  static RootNeeds of(ResolutionRequest request, NeedFactory factory) throws PipAccelException {
    Map<PackageName, Constraint> constraints =
        constraints(request.constraints(), request.markers());
    List<Need> needs = new ArrayList<>();
    Map<Identifier, Integer> requested = new LinkedHashMap<>();
    int position = 0;
    for (RootRequirement root : request.requirements()) {
      List<Need> made = factory.needsOf(Demand.of(root), Set.of());
      if (!made.isEmpty()) {
        if (root.userSupplied()) {
          requested.putIfAbsent(made.getFirst().identifier(), position);
        }
        needs.addAll(made);
      }
      position++;
    }
    needs.sort(Comparator.comparing(need -> need.identifier().hasExtras()));
    return new RootNeeds(needs, constraints, requested);
  }

  private static Map<PackageName, Constraint> constraints(
      List<RootRequirement> roots, MarkerEnvironment markers) throws RequirementsException {
    Map<PackageName, Constraint> constraints = new LinkedHashMap<>();
    for (RootRequirement root : roots) {
      Demand demand = Demand.of(root);
      refuseInvalid(demand);
      if (demand.marker() == null || demand.marker().evaluate(markers, Set.of())) {
        constraints.merge(demand.required().name(), Constraint.of(demand), Constraint::and);
      }
    }
    return constraints;
  }

  private static void refuseInvalid(Demand demand) throws RequirementsException {
    String problem = "";
    if (demand.requirement() == null) {
      problem = "Unnamed requirements are not allowed as constraints";
    } else if (demand.isEditable()) {
      problem = "Editable requirements are not allowed as constraints";
    } else if (!demand.extras().isEmpty()) {
      problem = "Constraints cannot have extras";
    }
    if (!problem.isEmpty()) {
      throw new RequirementsException(problem, demand.describe(), null, null);
    }
  }

  /// Returns what constrains an identifier.
  Constraint constraintOn(Identifier identifier) {
    return constraints.getOrDefault(identifier.project(), Constraint.NONE);
  }

  /// Returns what is constrained.
  List<Identifier> constrained() {
    return constraints.keySet().stream().map(Identifier::of).toList();
  }

  /// Tells whether the user named an identifier, or its project where it has extras.
  boolean isRequested(Identifier identifier) {
    return requested.containsKey(identifier) || requested.containsKey(identifier.withoutExtras());
  }
}
