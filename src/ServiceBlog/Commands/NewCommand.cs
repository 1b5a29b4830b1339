using ServiceBlog.Authoring;
using ServiceBlog.Core.Editing.Archetypes;
using ServiceBlog.Impact;
using ServiceBlog.Import;
using ServiceBlog.Importing;

namespace ServiceBlog.Commands;

/// <summary><c>new</c>: begins a page from an archetype, or a whole site.</summary>
internal static class NewCommand
{
    public static Command Create(ShellContext context) => new("new", "Begin a page or a site.")
    {
        CreateFor(PageKind.Post, "Begin a post. It is a draft until you take that line out.", context),
        CreateFor(PageKind.Source, "Begin a note on a source.", context),
        CreateFor(PageKind.Topic, "Begin a topic.", context),
        CreateFor(PageKind.Page, "Begin a page of its own, such as /contact/.", context),
        CreateForSite(context),
    };

    private static Command CreateFor(PageKind kind, string description, ShellContext context)
    {
        var title = Words("TITLE", "Its title. The file's name is made of it.");
        var (input, verbose) = (Flags.Input(), Flags.Verbose());
        var command = new Command(kind.ToString().ToLowerInvariant(), description) { title, input, verbose };
        var collection = Flags.Text("--in", "FOLDER", "The collection that it belongs to; its archetype is archetypes/FOLDER.md if there is one.");
        if (kind == PageKind.Page)
            command.Options.Add(collection);
        command.SetAction(parsed => NewPage(
            kind, kind == PageKind.Page ? parsed.GetValue(collection) : null, OneLine(parsed.GetRequiredValue(title)),
            context.FullPath(parsed.GetRequiredValue(input)), context));
        return command;
    }

    private static Command CreateForSite(ShellContext context)
    {
        var folder = Words("DIR", "The site's folder, which must be empty or not be there yet.");
        var title = Flags.Text("--title", "TITLE", "The site's title. Default: the folder's name.");
        var empty = Flags.Switch("--empty", "Without pages that show what a site can do.");
        var from = new Option<string[]>("--from")
        {
            HelpName = "FOLDER",
            Description = "Move a site of another generator, an export or captures here, and publish it to output."
        };
        var media = Flags.Text("--media", "PATH", "With --from: the folder or ZIP archive with the images and files that an export only names.");
        var report = Flags.Text("--report", "FILE", "With --from: write what came over, what was kept and what was left out as JSON.");
        var verbose = Flags.Verbose();
        var command = new Command("site", "Make a small site that builds and checks clean at once.") { folder, title, empty, from, media, report, verbose };
        command.SetAction((parsed, cancellation) =>
        {
            var site = OneLine(parsed.GetRequiredValue(folder));
            return parsed.GetValue(from) is { Length: > 0 } old
                ? MoveSite(site, old, parsed.GetValue(media), parsed.GetValue(report), parsed.GetValue(title), parsed.GetValue(verbose), context, cancellation)
                : NewSite(site, parsed.GetValue(title), parsed.GetValue(empty), context, cancellation);
        });
        return command;
    }

    private static int NewPage(PageKind kind, string? collection, string title, string input, ShellContext context)
    {
        var files = InputFolder.Read(input, context.WorkingDirectory).Files;
        var diagnostics = new List<Diagnostic>();
        var config = InputFolder.Config(files);
        if (collection is not null && !config.Collections.Any(known => known.Folder == collection))
        {
            var near = NearestName.Find(collection, config.Collections.Select(known => known.Folder)) is { } name ? $" Did you mean {name}?" : "";
            throw new EnvironmentException($"site.yml names no collection \"{collection}\" under \"collections\".{near}");
        }
        var page = new NewPage(kind, title, KeyOf(title), context.Today(config.TimeZone)) { Collection = collection };
        var target = Path.Combine(input, page.Path.Replace('/', Path.DirectorySeparatorChar));
        var shown = context.Shown(target);
        if (Path.Exists(target))
            throw new EnvironmentException($"{shown} is there already, and nothing is overwritten. Give the new page another title.");

        var builtin = kind.ToString().ToLowerInvariant();
        var own = files.FirstOrDefault(file => file.Path == $"archetypes/{page.Archetype}.md")
            ?? files.FirstOrDefault(file => file.Path == $"archetypes/{builtin}.md");
        var template = own is null ? Builtin.Archetype(builtin) : TextFileReader.Read(own, diagnostics);
        if (template is null || Archetype.Render(template, own?.DisplayPath ?? $"{builtin}.md", page, config, diagnostics) is not { } text)
        {
            Reporters.For(ReportFormat.Human, context).Report(new RunReport { Diagnostics = [.. diagnostics], Pages = 0, Closing = "No page was made." });
            return ExitCode.ContentErrors;
        }
        ChangeWriter.Write(input, [new FileChange(page.Path, Before: null, Encoding.UTF8.GetBytes(text))]);
        context.Terminal.Out.WriteLine(shown);
        if (files.FirstOrDefault(file => config.KindOf(file.Path) is not null && ContentPath.IsMarkdown(file.Path)
            && ContentPath.KeyOf(file.Path) == page.Key) is { } namesake)
        {
            context.Terminal.Error.WriteLine(
                $"{namesake.DisplayPath} has the same key, so links by key have to name the folder: [[{ContentPath.FolderOf(page.Path)}/{page.Key}]].");
        }
        if (ContentReader.Read(InputFile.FromText(page.Path, text), config.TimeZone, new List<Diagnostic>()) is { FrontMatter.Draft: true })
        {
            var option = input == context.FullPath("input") ? "" : $" --input {Quoted(context.Shown(input))}";
            context.Terminal.Error.WriteLine(
                $"It is a draft. To see it: {context.Program} preview{option}. To publish it with the next build, take out its line \"draft: true\".");
        }
        return ExitCode.Clean;
    }

    private static async Task<int> NewSite(string folder, string? title, bool isEmpty, ShellContext context, CancellationToken cancellation)
    {
        var root = FreeFolder(folder, context);
        var name = string.IsNullOrWhiteSpace(title) ? TitleOf(Path.GetFileName(root)) : OneLine([title]);
        var author = await GitRepository.AuthorIn(context.WorkingDirectory, cancellation);
        ImmutableArray<FileChange> files = [.. new StarterSite(name, author, !isEmpty).Files(context.Clock.GetUtcNow())];
        Failure.OnDisk($"make a site in {folder}", () => Directory.CreateDirectory(root));
        ChangeWriter.Write(root, files);
        foreach (var file in files)
            context.Terminal.Out.WriteLine($"{folder.TrimEnd('/', '\\')}/{file.Path}");
        var repository = await GitRepository.TryBeginIn(root, cancellation) ? ", in a git repository of its own" : "";
        var by = author is null ? " Say in input/site.yml who its author is." : $" Its author is {author} (input/site.yml).";
        context.Terminal.Out.WriteLine($"\nThe site \"{name}\" is ready{repository}.{by} To look at it:\n");
        SayHowToPreview(folder, root, context);
        return ExitCode.Clean;
    }

    /// <summary>A site made of another's files, built and published at once.</summary>
    private static async Task<int> MoveSite(string folder, string[] from, string? media, string? report, string? title, bool isVerbose,
        ShellContext context, CancellationToken cancellation)
    {
        var root = FreeFolder(folder, context);
        var site = new MovedSite(root, context);
        var old = OldSettings.Of(site.Read(from, media));
        var name = OneLine([title ?? old.Title ?? TitleOf(Path.GetFileName(root))]);
        var author = await GitRepository.AuthorIn(context.WorkingDirectory, cancellation);
        Failure.OnDisk($"make a site in {folder}", () => Directory.CreateDirectory(root));
        ChangeWriter.Write(root, [.. new StarterSite(name, author, HasSamples: false).Surroundings(context.Clock.GetUtcNow())]);
        site.Write(new SiteSettingsText(name, author, old));
        var settings = new BuildSettings
        {
            Input = Path.Combine(root, "input"),
            Output = Path.Combine(root, "output"),
            Options = new BuildOptions { Parallelism = Environment.ProcessorCount },
            Verbose = isVerbose,
        };
        site.Settle(settings);
        var wasBegun = await GitRepository.TryBeginIn(root, cancellation);
        site.Report(isVerbose, report);
        context.Terminal.Out.WriteLine($"The site \"{name}\" is moved{(wasBegun ? ", into a git repository of its own" : "")}. What is left to be mended is told by its build:\n");
        var code = BuildCommand.Run(settings, context with { WorkingDirectory = root });
        context.Terminal.Out.WriteLine("\nTo look at it:\n");
        SayHowToPreview(folder, root, context);
        return code;
    }

    /// <summary>The full path of a folder that has nothing in it.</summary>
    private static string FreeFolder(string folder, ShellContext context)
    {
        var root = context.FullPath(folder);
        if (File.Exists(root))
            throw new EnvironmentException($"'{folder}' is a file. Name a folder for the new site.");
        if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any(entry => Path.GetFileName(entry) != ".git"))
            throw new EnvironmentException($"the folder '{folder}' is not empty, and nothing is overwritten. Name a new one.");
        return root;
    }

    private static void SayHowToPreview(string folder, string root, ShellContext context)
    {
        if (root != context.WorkingDirectory)
            context.Terminal.Out.WriteLine($"  cd {Quoted(folder)}");
        if (context.Program == "dotnet serviceblog")
            context.Terminal.Out.WriteLine("  dotnet tool restore");
        context.Terminal.Out.WriteLine($"  {context.Program} preview");
    }

    private static Argument<string[]> Words(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.OneOrMore };

    /// <summary>Words may come as several arguments, and a title is one line.</summary>
    private static string OneLine(string[] words)
    {
        var line = string.Join(' ', string.Join(' ', words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > 0 && !line.Any(char.IsControl) ? UrlPath.Compose(line)
            : throw new EnvironmentException("the title must hold something else than white space and control characters.");
    }

    private static string KeyOf(string title) => KeyName.Of(title) is { Length: > 0 } key and not "index"
        ? key
        : throw new EnvironmentException(
            $"no file name can be made of the title '{title}': it needs letters or digits. Begin the page with other words and change its title then.");

    /// <summary><c>my-blog</c> becomes <c>My Blog</c>; a name with spaces or capitals is a title already.</summary>
    private static string TitleOf(string folder) =>
        folder.Contains(' ') || folder.Any(char.IsUpper)
            ? folder
            : string.Join(' ', folder.Split(['-', '_'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Quoted(string folder) =>
        folder.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/') ? folder : $"'{folder}'";
}
