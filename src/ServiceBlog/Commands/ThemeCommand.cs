using ServiceBlog.Core.Rendering.Theming;

namespace ServiceBlog.Commands;

/// <summary><c>theme</c>: shows which layer each file of the theme comes from, and takes files out into the site's own layer to be changed there.</summary>
internal sealed class ThemeCommand(BuildSettings settings, ShellContext context)
{
    public static Command Create(ShellContext context)
    {
        var input = Flags.Input();
        var theme = Flags.Text("--theme", "NAME-or-DIR", "A theme's name or its folder, instead of the one in site.yml.");
        var list = new Command("list", "Show the files of the theme and which layer each comes from.") { input, theme };
        list.SetAction(parsed => ReadFrom(parsed).List());
        var files = new Argument<string[]>("FILE")
        {
            Description = "A file of the theme as `theme list` shows it, such as partials/head.sbn-html.",
            Arity = ArgumentArity.OneOrMore,
        };
        var copy = new Command("copy", "Copy files of the theme into the site's own theme folder, to change them there.") { files, input, theme };
        copy.SetAction(parsed => ReadFrom(parsed).Copy(parsed.GetRequiredValue(files)));
        return new Command("theme", "Show the layers of the theme, and take files out of it to change them.") { list, copy };

        ThemeCommand ReadFrom(ParseResult parsed) => new(
            new BuildSettings
            {
                Input = InputFolder.Of(parsed.GetRequiredValue(input), context),
                Output = "",
                Options = new BuildOptions { Theme = parsed.GetValue(theme) },
            },
            context);
    }

    private int List()
    {
        var layers = ReadLayers();
        var shown = layers.Files.OrderBy(entry => entry.File.Path, StringComparer.Ordinal).ToList();
        var width = shown.Max(entry => entry.File.Path.Length);
        foreach (var (file, layer) in shown)
        {
            var under = layers.Layers.Where(other => other != layer && other.Content.Files.Any(same => same.Path == file.Path)).Select(NameOf).ToList();
            var over = under.Count == 0 ? "" : $", over {string.Join(" and ", under)}";
            context.Terminal.Out.WriteLine($"{file.Path.PadRight(width)}  {NameOf(layer)}{over}");
        }
        return ExitCode.Clean;
    }

    private int Copy(string[] paths)
    {
        var layers = ReadLayers();
        var found = layers.Files.ToDictionary(entry => entry.File.Path, StringComparer.Ordinal);
        // All of them are looked at before any is written.
        foreach (var path in paths)
        {
            if (!found.TryGetValue(path, out var entry))
            {
                var near = NearestName.Find(path, found.Keys);
                throw new EnvironmentException($"the theme has no file '{path}'." + (near is null ? "" : $" Did you mean {near}?"));
            }
            if (entry.Layer.IsSite)
                throw new EnvironmentException($"the site has its own {path} already: {entry.File.DisplayPath}.");
        }
        foreach (var (file, layer) in paths.Distinct(StringComparer.Ordinal).Select(path => found[path]))
        {
            var target = Path.Join(settings.Input, ThemeLayer.SiteFolder, file.Path);
            WholeFile.Write(target, file.Read(), replaces: false);
            context.Terminal.Out.WriteLine($"Copied {file.Path} of {NameOf(layer)} to {context.Shown(target)}");
        }
        return ExitCode.Clean;
    }

    private ThemeLayers ReadLayers()
    {
        SiteBuild.CheckInput(settings, context);
        var input = InputFolder.Read(settings.Input, context.WorkingDirectory);
        var themes = new ThemeFinder(settings.Input, settings.Options.Theme, context);
        var diagnostics = new List<Diagnostic>();
        return ThemeLayers.Find(
                InputFiles.Sort(input.Files, new SiteConfig(), new List<Diagnostic>()).Theme,
                InputFolder.Config(input.Files, settings.Options).Theme, name => themes.Find(name), diagnostics)
            ?? throw new EnvironmentException(string.Join('\n', diagnostics.Where(diagnostic => diagnostic.Rule.IsFatal)
                .Select(diagnostic => $"{diagnostic.Location}: {diagnostic.Message}")));
    }

    private string NameOf(ThemeLayer layer) => layer.IsSite ? context.Shown(Path.Join(settings.Input, ThemeLayer.SiteFolder)) : layer.Name;
}
