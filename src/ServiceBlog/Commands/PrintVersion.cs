using System.CommandLine;
using System.CommandLine.Invocation;
using ServiceBlog.Reporting;

namespace ServiceBlog.Commands;

/// <summary><c>--version</c>: this program's version, also where another program hosts it.</summary>
internal sealed class PrintVersion(TextWriter output) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        output.WriteLine(ToolVersion.Current);
        return ExitCode.Clean;
    }
}
