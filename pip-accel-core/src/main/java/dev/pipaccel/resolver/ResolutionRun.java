package dev.pipaccel.resolver;

import dev.pipaccel.error.PipAccelException;
import dev.pipaccel.error.ResolutionException;
import dev.pipaccel.report.Report;
import dev.pipaccel.resolver.search.Search;
import dev.pipaccel.resolver.search.Solution;
import dev.pipaccel.resolver.search.TooManyRoundsException;
import dev.pipaccel.resolver.search.UnsatisfiableException;

/// One resolution from request to answer.
final class ResolutionRun {
  private static final int MOST_ROUNDS = 200_000;

  private final ResolutionRequest request;
  private final Report report;
  private final Finder finder;
  private final Prefetcher prefetcher;
  private final CandidateFactory candidates;
  private final NeedFactory needs;

  ResolutionRun(ResolutionRequest request, PackageProvider provider, Report report) {
    this.request = request;
    this.report = report;
    this.finder = new Finder(provider, request);
    SharedMetadata metadata = new SharedMetadata(provider);
    this.prefetcher = new Prefetcher(finder, provider, metadata, request);
    this.candidates = new CandidateFactory(provider, metadata, request, report);
    this.needs = new NeedFactory(candidates, request, report);
  }

  Resolution run() throws PipAccelException {
    try (prefetcher) {
      prefetcher.start();
      RootNeeds roots = RootNeeds.of(request, needs);
      var matches = new MatchFinder(finder, candidates, needs, roots, prefetcher, request, report);
      var problem = new PipProblem(matches, needs, roots, report);
      var proof = new ConflictProof(matches, candidates, needs, roots);
      var conflicts = new ConflictReport(finder, candidates, roots, request, proof);
      return new ResolutionBuilder(request, report).build(search(problem, roots, conflicts), roots);
    }
  }

  private Solution<Identifier, Candidate> search(
      PipProblem problem, RootNeeds roots, ConflictReport conflicts) throws PipAccelException {
    try {
      return new Search<>(problem).run(roots.needs(), MOST_ROUNDS);
    } catch (UnsatisfiableException e) {
      throw conflicts.explain(e.causes(problem));
    } catch (TooManyRoundsException e) {
      throw new ResolutionException(
          "Dependency resolution exceeded maximum depth",
          "The dependency graph is too complex to be solved efficiently",
          "Try adding lower bounds to constrain your dependencies, for example: 'package>=2.0.0'"
              + " instead of just 'package'",
          e);
    }
  }
}
