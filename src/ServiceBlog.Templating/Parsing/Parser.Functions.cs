using System.Collections.Immutable;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Parsing;

/// <content>Functions a template defines.</content>
internal sealed partial class Parser
{
    private FunctionStatement ParseFunction(Token keyword)
    {
        var target = ParseFunctionName();
        var parameters = Kind == TokenKind.OpenParen ? ParseParameters() : (ImmutableArray<ParameterSyntax>?)null;
        ExpectEndOfStatement();
        var body = ParseFunctionBody();
        var name = _source.Slice(target.Span);
        return new FunctionStatement(
            keyword.Span, new FunctionDefinition(Join(target, body.Span), name, parameters, body), target);
    }

    /// <summary>A variable or a member; a bracket behind it opens the parameters.</summary>
    private Expression ParseFunctionName()
    {
        if (Kind is not (TokenKind.Identifier or TokenKind.LocalIdentifier))
        {
            throw Unexpected("Expecting the name of the function after `func`");
        }

        var name = ParsePrimary();
        while (Kind == TokenKind.Dot)
        {
            name = Bounded(ParseMember(name));
        }

        return name is VariableExpression or LocalVariableExpression or MemberExpression
            ? name
            : throw new SyntaxException(name.Span, "Expecting the name of the function after `func`");
    }

    private FunctionExpression ParseAnonymousFunction()
    {
        var keyword = Advance();
        _openStatements.Push(keyword);
        var parameters = Kind == TokenKind.OpenParen ? ParseParameters() : (ImmutableArray<ParameterSyntax>?)null;
        var body = ParseFunctionBody();
        _openStatements.Pop();
        var span = SourceSpan.Join(keyword.Span, PreviousSpan);
        return new FunctionExpression(span, new FunctionDefinition(span, "", parameters, body));
    }

    /// <summary>Statements up to <c>end</c>; whatever the function stands in has no bearing on them.</summary>
    private Block ParseFunctionBody()
    {
        var (ignored, inArguments, inLoopHeader, conditionals) =
            (_ignoredLineBreaks, _inArguments, _inLoopHeader, _openConditionals);
        (_ignoredLineBreaks, _inArguments, _inLoopHeader, _openConditionals) = (0, false, false, 0);
        EnterNesting();
        var body = ParseBlock(BlockEnd.End);
        _nesting--;
        (_ignoredLineBreaks, _inArguments, _inLoopHeader, _openConditionals) =
            (ignored, inArguments, inLoopHeader, conditionals);
        Advance();
        return body;
    }

    private ImmutableArray<ParameterSyntax> ParseParameters()
    {
        var parameters = ImmutableArray.CreateBuilder<ParameterSyntax>();
        OpenGroup();
        while (Kind != TokenKind.CloseParen)
        {
            var name = Expect(TokenKind.Identifier, "the name of a parameter");
            var isVariadic = TryAdvance(TokenKind.Ellipsis);
            var value = !isVariadic && TryAdvance(TokenKind.Assign) ? ParseExpression() : null;
            if (value is null && parameters.Count > 0 && parameters[^1] is { } last
                && (last.IsVariadic || (last.Default is not null && !isVariadic)))
            {
                throw new SyntaxException(name.Span, last.IsVariadic
                    ? "No parameter can follow one that takes all remaining arguments"
                    : "A parameter without a default value cannot follow one that has one");
            }

            parameters.Add(new ParameterSyntax(name.Span, TextOf(name).ToString(), value, isVariadic));
            if (!TryAdvance(TokenKind.Comma))
            {
                break;
            }
        }

        CloseGroup(TokenKind.CloseParen, "`)`");
        return parameters.ToImmutable();
    }

    /// <summary><c>name(a, b) = expression</c>, of which the left side has been read as a call.</summary>
    private FunctionStatement ParseInlineFunction(CallExpression call)
    {
        if (call.Target is not VariableExpression target)
        {
            throw new SyntaxException(call.Span, "Expecting the name of a function before its parameters");
        }

        var parameters = ImmutableArray.CreateBuilder<ParameterSyntax>(call.Arguments.Length);
        foreach (var argument in call.Arguments)
        {
            if (argument is not { Name: null, IsSpread: false, Value: VariableExpression parameter })
            {
                throw new SyntaxException(argument.Span, "Expecting the name of a parameter");
            }

            parameters.Add(new ParameterSyntax(argument.Span, parameter.Name, Default: null, IsVariadic: false));
        }

        Advance();
        SkipLineBreaks();
        var value = ParseExpression();
        var body = new Block(value.Span, [new ReturnStatement(value.Span, value)]);
        var definition = new FunctionDefinition(Join(call, value.Span), target.Name, parameters.MoveToImmutable(), body);
        return new FunctionStatement(call.Span, definition, target);
    }
}
