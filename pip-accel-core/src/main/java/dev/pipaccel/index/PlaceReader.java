package dev.pipaccel.index;

import dev.pipaccel.index.IndexClient.Places;
import dev.pipaccel.index.PlaceOutcome.Kind;
import dev.pipaccel.model.index.Link;
import dev.pipaccel.model.index.ProjectFile;
import dev.pipaccel.model.index.ProjectFiles;
import dev.pipaccel.model.name.PackageName;
import dev.pipaccel.report.Report;
import dev.pipaccel.url.FileUrls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// Reads places and merges what they have in pip's order. Safe for use by several threads.
final class PlaceReader {
  private final RemotePages remote;
  private final Report report;
  private final SharedAnswers<String, PageAnswer> findLinksPages = new SharedAnswers<>();
  private final SharedAnswers<Place.Folder, Optional<FolderListing>> folders =
      new SharedAnswers<>();

  PlaceReader(RemotePages remote, Report report) {
    this.remote = remote;
    this.report = report;
  }

  /// Gives the page of a server.
  private interface RemotePage {
    PageAnswer get(String url);
  }

  /// Reads the places at one time.
  ProjectListing read(PackageName project, Places places, Freshness freshness) {
    List<Future<PlaceContent>> contents = new ArrayList<>();
    try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Place place : places.findLinks()) {
        RemotePage page =
            url -> findLinksPages.get(url + " " + freshness, _ -> remote.page(url, freshness));
        contents.add(start(tasks, place, () -> findLinks(place, project, page)));
      }
      for (Place place : places.indexes()) {
        contents.add(start(tasks, place, () -> index(place, url -> remote.page(url, freshness))));
      }
    }
    return merge(project, contents.stream().map(Future::resultNow).toList());
  }

  /// Reads the places without any connection; empty if one of them is not known.
  Optional<ProjectListing> readRemembered(PackageName project, Places places) {
    Map<String, PageAnswer> known = new HashMap<>();
    for (Place place : places.all()) {
      if (place instanceof Place.Remote(String url)) {
        Optional<PageAnswer> answer = remote.remembered(url);
        if (answer.isEmpty()) {
          return Optional.empty();
        }
        known.put(url, answer.get());
      }
    }
    RemotePage page = url -> Objects.requireNonNull(known.get(url));
    List<PlaceContent> contents = new ArrayList<>();
    places.findLinks().forEach(place -> contents.add(findLinks(place, project, page)));
    places.indexes().forEach(place -> contents.add(index(place, page)));
    return Optional.of(merge(project, contents));
  }

  /// Tells how what is remembered of places stands to pages that they gave.
  Standing standing(Places places, List<PageVersion> pages, Freshness freshness) {
    List<Place> all = places.all();
    if (all.size() != pages.size()) {
      return Standing.REPLACED;
    }
    Standing worst = Standing.CURRENT;
    for (int i = 0; i < pages.size(); i++) {
      Standing standing =
          all.get(i) instanceof Place.Remote(String url)
              ? remote.standing(url, pages.get(i), freshness)
              : Standing.REPLACED;
      worst = standing.compareTo(worst) > 0 ? standing : worst;
    }
    return worst;
  }

  /// Asks whether the pages that places gave are still the same.
  boolean confirm(Places places, List<PageVersion> pages, Freshness freshness) {
    List<Place> all = places.all();
    for (int i = 0; i < pages.size(); i++) {
      PageVersion page = pages.get(i);
      Places one = new Places(List.of(), List.of(all.get(i)));
      boolean holds =
          standing(one, List.of(page), freshness) == Standing.CURRENT
              || (all.get(i) instanceof Place.Remote(String url)
                  && remote.confirm(url, page, freshness));
      if (!holds) {
        return false;
      }
    }
    return true;
  }

  /// Reads servers in threads of their own, for they let one wait; local places at once.
  private static Future<PlaceContent> start(
      ExecutorService tasks, Place place, Callable<PlaceContent> read) {
    if (place instanceof Place.Remote) {
      return tasks.submit(read);
    }
    var task = new FutureTask<>(read);
    task.run();
    return task;
  }

  /// What a place has: links straight to archives, and pages.
  private record PlaceContent(List<Link> archives, List<PageAnswer> pages, String place) {}

  private PlaceContent index(Place place, RemotePage remotePage) {
    List<PageAnswer> pages =
        switch (place) {
          case Place.Remote(String url) -> List.of(remotePage.get(url));
          case Place.IndexFolder folder ->
              List.of(
                  LocalPages.page(
                      folder.path().resolve("index.html"),
                      folder.url() + (folder.url().endsWith("/") ? "" : "/") + "index.html",
                      report));
          case Place.LocalFile file ->
              Place.isHtml(file.url())
                  ? List.of(LocalPages.page(file.path(), file.url(), report))
                  : List.of();
          case Place.Folder _ -> List.of();
        };
    return new PlaceContent(archive(place), pages, new Link(place.url()).redacted());
  }

  private PlaceContent findLinks(Place place, PackageName project, RemotePage remotePage) {
    String shown = new Link(place.url()).redacted();
    return switch (place) {
      case Place.Remote(String url) ->
          FileNames.isArchive(Link.extension(new Link(url).filename()))
              ? new PlaceContent(archive(place), List.of(), shown)
              : new PlaceContent(List.of(), List.of(remotePage.get(url)), shown);
      case Place.Folder folder -> folder(folder, project, shown);
      case Place.LocalFile file when Place.isHtml(file.url()) ->
          new PlaceContent(List.of(), List.of(localPage(file.url(), file.path())), shown);
      case Place.LocalFile _, Place.IndexFolder _ ->
          new PlaceContent(archive(place), List.of(), shown);
    };
  }

  private PlaceContent folder(Place.Folder place, PackageName project, String shown) {
    Optional<FolderListing> listing = folders.get(place, this::list);
    List<Link> archives = new ArrayList<>();
    List<PageAnswer> pages = new ArrayList<>();
    if (listing.isPresent()) {
      for (String url : listing.get().archives().getOrDefault(project, List.of())) {
        archives.add(new Link(url));
      }
      for (String url : listing.get().pages()) {
        FileUrls.path(url).ifPresent(path -> pages.add(localPage(url, path)));
      }
    }
    return new PlaceContent(archives, pages, shown);
  }

  private PageAnswer localPage(String url, Path path) {
    return findLinksPages.get(url, _ -> LocalPages.page(path, url, report));
  }

  private Optional<FolderListing> list(Place.Folder folder) {
    try {
      return Optional.of(FolderListing.of(folder.path()));
    } catch (IOException e) {
      report.warn("Cannot read the folder " + folder.path() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  /// Returns the place itself if it is an archive.
  private static List<Link> archive(Place place) {
    var link = new Link(place.url());
    return FileNames.isArchive(link.filename()) ? List.of(link) : List.of();
  }

  private static ProjectListing merge(PackageName project, List<PlaceContent> contents) {
    var archives = new ArrayList<Link>();
    contents.forEach(content -> archives.addAll(content.archives()));
    archives.sort(Comparator.comparing(Link::url).reversed());
    var single = new FileLinks("", "");
    archives.stream().distinct().forEach(link -> single.addNew(link, new FileLinks.Raw()));
    List<ProjectFile> files = new ArrayList<>(single.files());
    List<PageAnswer> pages = new ArrayList<>();
    List<PlaceOutcome> outcomes = new ArrayList<>();
    for (PlaceContent content : contents) {
      for (PageAnswer page : content.pages()) {
        outcomes.add(page.outcome());
        if (!page.files().isEmpty()) {
          pages.add(page);
        }
      }
      if (content.pages().isEmpty()) {
        outcomes.add(new PlaceOutcome(content.place(), Kind.FOUND, "", Optional.empty()));
      }
    }
    if (files.isEmpty() && pages.size() == 1 && isPageOf(project, pages.getFirst())) {
      return new ProjectListing(project, pages.getFirst().files(), outcomes, versions(contents));
    }
    pages.forEach(page -> files.addAll(page.files().all()));
    files.removeIf(file -> !mayBelong(file, project));
    return new ProjectListing(project, ProjectFiles.of(files), outcomes, versions(contents));
  }

  /// Returns the versions of the pages; empty unless each place has just such a page.
  private static List<PageVersion> versions(List<PlaceContent> contents) {
    List<PageVersion> versions = new ArrayList<>(contents.size());
    for (PlaceContent content : contents) {
      if (!content.archives().isEmpty()
          || content.pages().size() != 1
          || content.pages().getFirst().version().isEmpty()) {
        return List.of();
      }
      versions.add(content.pages().getFirst().version().get());
    }
    return versions;
  }

  /// Tells whether a page is an index's page of the project, and no list of many projects' files.
  private static boolean isPageOf(PackageName project, PageAnswer page) {
    return page.url().endsWith("/" + project.text() + "/");
  }

  private static boolean mayBelong(ProjectFile file, PackageName project) {
    return FileNames.mayBelong(file.filename(), project)
        || file.link().egg().filter(egg -> FileNames.mayBelong(egg, project)).isPresent();
  }
}
