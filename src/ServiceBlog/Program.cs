namespace ServiceBlog;

/// <summary>
/// The program: its table of commands, and the one place where a failure becomes a message and an exit code.
/// A command returns 0 or 1; whatever is thrown ends with 2.
/// </summary>
internal static class Program
{
    internal static readonly SortedDictionary<string, Func<ShellContext, Command>> Commands = new(StringComparer.Ordinal)
    {
        ["build"] = BuildCommand.Create,
        ["check"] = CheckCommand.Create,
        ["completion"] = CompletionCommand.Create,
        ["explain"] = ExplainCommand.Create,
        ["health"] = HealthCommand.Create,
        ["impact"] = ImpactCommand.Create,
        ["import"] = ImportCommand.Create,
        ["mv"] = MoveCommand.Create,
        ["new"] = NewCommand.Create,
        ["preview"] = PreviewCommand.Create,
        ["reference"] = ReferenceCommand.Create,
        ["render"] = RenderCommand.Create,
        ["retag"] = RetagCommand.Create,
        ["review"] = ReviewCommand.Create,
        ["schema"] = SchemaCommand.Create,
        ["search"] = SearchCommand.Create,
        ["theme"] = ThemeCommand.Create,
    };

    /// <summary>The commands that make the whole site, and so use much memory for the first time.</summary>
    private static readonly string[] Builds = ["build", "check", "health", "impact", "preview", "search"];

    /// <summary>In bytes. As much as a build after an edit of 10,000 posts asks for, within what their clean build takes anyway.</summary>
    private const long MemoryBeforeFirstCollection = 200L << 20;

    public static int Main(string[] args)
    {
        // A program that lives for half a second hardly makes garbage: looking for it took a quarter of the processor
        // time after an edit of 10,000 posts (22 November 2026), and 7 % of a clean build. Memory that is not used costs nothing.
        GC.TryStartNoGCRegion(MemoryBeforeFirstCollection);
        if (args is [var command, ..] && Builds.Contains(command, StringComparer.Ordinal))
            MemoryAdvice.UseHugePages();
        // The machine's language must show neither in the site nor in a message.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        ShellContext context;
        try
        {
            context = ShellContext.OfThisProcess();
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("serviceblog: the folder that this was started in is gone: change to another one");
            return ExitCode.CannotRun;
        }
        return Run(args, context);
    }

    internal static int Run(string[] args, ShellContext context)
    {
        var root = new RootCommand("Turns a folder of Markdown into a published, checked knowledge base.");
        // All of them take as long to set up as the listing of a small site.
        IEnumerable<Func<ShellContext, Command>> wanted = args is [var name, ..] && Commands.TryGetValue(name, out var named) ? [named] : Commands.Values;
        foreach (var create in wanted)
            root.Add(create(context));
        return CommandLine.Run(root, args, context.Terminal);
    }
}
