import { useTranslation } from 'react-i18next';
import {
  Checkbox,
  CheckboxGroup,
  Dropdown,
  DropdownItem,
  MultiSelect,
  RadioButton,
  RadioButtonGroup,
  SingleSelect,
} from 'suomifi-ui-components';

import { Combobox } from '@/parts/Combobox';

import type { Shown } from './Field';
import { optionLabel, type Option } from './schema';

type Props = Shown & { offered?: Option[] };

/** Choices may be numbers or truth values; the parts know texts alone. */
function mark(value: unknown): string {
  return JSON.stringify(value);
}

const FEW = 8;

export function ChoiceField({ offered, ...shown }: Props) {
  const options = offered ?? shown.component.values ?? [];
  switch (shown.component.type) {
    case 'radio':
      return <RadioChoice {...shown} options={options} />;
    case 'checklist':
      return <CheckChoice {...shown} options={options} />;
    case 'taglist':
      return <ManyChoice {...shown} options={options} />;
    default:
      return options.length <= FEW ? (
        <DropChoice {...shown} options={options} />
      ) : (
        <SearchChoice {...shown} options={options} />
      );
  }
}

type Chosen = Shown & { options: Option[] };

function RadioChoice({ id, label, hint, optional, complaint, value, set, options, language, path }: Chosen) {
  return (
    <RadioButtonGroup
      id={id}
      tabIndex={-1}
      name={path}
      labelText={label}
      groupHintText={hint}
      optionalText={optional}
      groupStatus={complaint ? 'error' : 'default'}
      groupStatusText={complaint}
      value={value === undefined || value === null ? '' : mark(value)}
      onChange={(chosen) => set(JSON.parse(chosen))}
    >
      {options.map((option) => (
        <RadioButton key={mark(option.value)} value={mark(option.value)}>
          {optionLabel(option, language)}
        </RadioButton>
      ))}
    </RadioButtonGroup>
  );
}

function CheckChoice({ id, label, hint, optional, complaint, value, set, options, language }: Chosen) {
  const chosen = Array.isArray(value) ? (value as unknown[]) : [];
  const toggle = (option: unknown, on: boolean) =>
    set(on ? [...chosen, option] : chosen.filter((each) => each !== option));
  return (
    <CheckboxGroup
      id={id}
      tabIndex={-1}
      labelText={label}
      groupHintText={hint}
      optionalText={optional}
      groupStatus={complaint ? 'error' : undefined}
      groupStatusText={complaint}
    >
      {options.map((option) => (
        <Checkbox
          key={mark(option.value)}
          checked={chosen.includes(option.value)}
          onClick={({ checkboxState }) => toggle(option.value, checkboxState)}
        >
          {optionLabel(option, language)}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

function DropChoice({ id, label, hint, optional, complaint, value, set, left, options, language }: Chosen) {
  const { t } = useTranslation('form');
  return (
    <Dropdown
      id={id}
      labelText={label}
      hintText={hint}
      optionalText={optional}
      status={complaint ? 'error' : 'default'}
      statusText={complaint}
      visualPlaceholder={t('choose')}
      value={value === undefined || value === null ? null : mark(value)}
      onChange={(chosen: string) => set(JSON.parse(chosen))}
      onBlur={left}
      fullWidth
    >
      {options.map((option) => (
        <DropdownItem key={mark(option.value)} value={mark(option.value)}>
          {optionLabel(option, language)}
        </DropdownItem>
      ))}
    </Dropdown>
  );
}

function itemsOf(options: Option[], language: string) {
  return options.map((option) => ({ uniqueItemId: mark(option.value), labelText: optionLabel(option, language) }));
}

function SearchChoice({ id, label, hint, optional, complaint, value, set, left, options, language }: Chosen) {
  const { t } = useTranslation('form');
  const items = itemsOf(options, language);
  return (
    <Combobox>
      <SingleSelect
        id={id}
        labelText={label}
        hintText={hint}
        optionalText={optional}
        status={complaint ? 'error' : 'default'}
        statusText={complaint}
        visualPlaceholder={t('choose')}
        clearButtonLabel={t('clear')}
        ariaOptionsAvailableTextFunction={(amount) => t('options', { count: amount })}
        noItemsText={t('noOptions')}
        items={items}
        selectedItem={items.find((item) => item.uniqueItemId === mark(value ?? null)) ?? null}
        onItemSelect={(chosen) => set(chosen === null ? null : JSON.parse(chosen))}
        onBlur={left}
        fullWidth
      />
    </Combobox>
  );
}

function ManyChoice({ id, label, hint, optional, complaint, value, set, left, options, language }: Chosen) {
  const { t } = useTranslation('form');
  const items = itemsOf(options, language);
  const chosen = new Set((Array.isArray(value) ? (value as unknown[]) : []).map(mark));
  return (
    <Combobox>
      <MultiSelect
        id={id}
        labelText={label}
        hintText={hint}
        optionalText={optional}
        status={complaint ? 'error' : 'default'}
        statusText={complaint}
        visualPlaceholder={t('chooseMany')}
        chipListVisible
        ariaChipActionLabel={t('removeChoice')}
        removeAllButtonLabel={t('removeAll')}
        ariaSelectedAmountTextFunction={(amount) => t('selected', { count: amount })}
        ariaOptionsAvailableTextFunction={(amount) => t('options', { count: amount })}
        ariaOptionChipRemovedTextFunction={(name) => t('choiceRemovedNamed', { name })}
        noItemsText={t('noOptions')}
        items={items}
        selectedItems={items.filter((item) => chosen.has(item.uniqueItemId))}
        onItemSelectionsChange={(selected) => set(selected.map((item) => JSON.parse(item.uniqueItemId)))}
        onBlur={left}
        fullWidth
      />
    </Combobox>
  );
}
