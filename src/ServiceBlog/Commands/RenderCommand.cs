using Scriban.Runtime;
using ServiceBlog.Core.Rendering.Templates;
using ServiceBlog.Core.Rendering.Theming;
using ServiceBlog.Rendering;

namespace ServiceBlog.Commands;

/// <summary><c>render</c>: runs templates on their own, for theme authors and conformance runs. Standard output is exactly what they print; unlike in
/// a build, the clock may be asked.</summary>
internal sealed class RenderCommand(string? dataPath, string? includeFolder, string? outputFolder, ShellContext context)
{
    public static Command Create(ShellContext context)
    {
        var templates = new Argument<string[]>("TEMPLATE") { Description = "The template's file. There may be several.", Arity = ArgumentArity.OneOrMore };
        var data = Flags.Text("--data", "FILE.json", "A JSON file whose keys become the template's variables.");
        var include = Flags.Text("--include", "DIR", "The folder that include reads from. Default: the template's own.");
        var output = Flags.Text("--output", "DIR", "The folder that takes what each template prints, in a file of its name. Default: standard output.");
        var verbose = Flags.Switch("--verbose", "Show where an internal error came from.");
        var command = new Command("render", "Run templates and print the result.") { templates, data, include, output, verbose };
        command.SetAction(parsed => new RenderCommand(parsed.GetValue(data), parsed.GetValue(include), parsed.GetValue(output), context)
            .Run(parsed.GetRequiredValue(templates)));
        return command;
    }

    private int Run(string[] templates)
    {
        if (templates.Select(FolderOf).FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
            throw new EnvironmentException($"there is no folder '{includeFolder ?? missing}' to include from.");
        var partials = templates.Select(FolderOf).Distinct(StringComparer.Ordinal)
            .ToDictionary(folder => folder, folder => new FolderTemplates(folder, context.WorkingDirectory), StringComparer.Ordinal);
        return templates.Max(template => Run(template, partials[FolderOf(template)]));
    }

    private int Run(string path, FolderTemplates partials)
    {
        try
        {
            var globals = dataPath is null ? new ScriptObject() : JsonData.Read(ReadText(dataPath), dataPath);
            var template = ParsedTemplate.Parse(ReadText(path), path);
            if (template.HasErrors)
                return Fail(template.Errors);

            using var render = new RenderContext(new RenderSettings { Partials = partials, Zone = TimeZoneInfo.Local, AsksMachine = true });
            render.Render(template, globals);
            Take(path, render.Text.Written);
            return ExitCode.Clean;
        }
        catch (TemplateException exception)
        {
            var code = Fail([exception.Error]);
            foreach (var call in exception.IncludeChain.Distinct())
                context.Terminal.Error.WriteLine(Line(call, "note: included from here"));
            return code;
        }
    }

    private void Take(string path, ReadOnlySpan<char> text)
    {
        if (outputFolder is null)
        {
            context.Terminal.Out.Write(text);
            return;
        }
        var folder = context.FullPath(outputFolder);
        var name = Path.GetFileName(path);
        Directory.CreateDirectory(folder);
        var made = name.EndsWith(ThemeReader.Extension, StringComparison.Ordinal) ? ThemeReader.WithoutExtension(name) + ".html" : name;
        // Half a character, which a template can cut out of one, is replaced as it is in a page.
        File.WriteAllText(Path.Combine(folder, made), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private string FolderOf(string template) =>
        includeFolder is null ? Path.GetDirectoryName(context.FullPath(template))! : context.FullPath(includeFolder);

    private string ReadText(string path) => Failure.OnDisk($"read {path}", () => TemplateText.Read(context.FullPath(path), path));

    private int Fail(IEnumerable<TemplateError> errors)
    {
        foreach (var error in errors)
            context.Terminal.Error.WriteLine(Line(error, "error: " + error.Message));
        return ExitCode.ContentErrors;
    }

    private static string Line(TemplateError place, string text) => Invariant($"{place.Path}:{place.Line}:{place.Column}: {text}");
}
